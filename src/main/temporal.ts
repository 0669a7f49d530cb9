/* Loads the Temporal polyfill if the runtime has none: Node 24 lacks it, Electron's V8 has it. */
if (typeof Temporal === 'undefined') await import('temporal-polyfill/global')

export {}
