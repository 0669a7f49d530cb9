/**
 * Returns the address of the first usable proxy in Chromium's list, or null for a direct connection. SOCKS 4 is
 * skipped. Example: `http://host:8080` for `PROXY host:8080; SOCKS5 host:1080; DIRECT`.
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
