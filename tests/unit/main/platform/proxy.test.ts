import { expect, it } from 'vitest'
import { proxyAddress } from '#main/platform/proxy.ts'

it.each([
  ['DIRECT', null],
  ['', null],
  ['PROXY proxy.acme.test:8080', 'http://proxy.acme.test:8080'],
  ['PROXY proxy.acme.test:8080; DIRECT', 'http://proxy.acme.test:8080'],
  ['HTTPS proxy.acme.test:443;DIRECT', 'https://proxy.acme.test:443'],
  ['SOCKS5 127.0.0.1:1080', 'socks5://127.0.0.1:1080'],
  ['SOCKS 127.0.0.1:1080; PROXY other:3128', 'http://other:3128'],
  ['SOCKS 127.0.0.1:1080', null],
  ['proxy lower:1', 'http://lower:1'],
  ['PROXY', null],
  ['nonsense', null]
])('the proxy rules %j mean the proxy %s', (rules, address) => {
  expect(proxyAddress(rules)).toBe(address)
})
