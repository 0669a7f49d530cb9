/* Node 24 has no Temporal yet, Electron's V8 has: whoever runs this gets what is missing. */
if (typeof Temporal === 'undefined') await import('temporal-polyfill/global')

export {}
