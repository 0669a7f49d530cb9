/**
 * Chromium's answer to which proxy to use (`PROXY host:8080; SOCKS5 host:1080; DIRECT`) as the address
 * of the first one that can be used, or null for none. Older SOCKS is skipped.
 */
export function proxyAddress(rules: string): string | null {
  for (const rule of rules.split(';')) {
    const [kind = '', host] = rule.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return null
    const scheme = SCHEMES[kind.toUpperCase()]
    if (scheme && host) return `${scheme}://${host}`
  }
  return null
}

const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS5: 'socks5'
}
