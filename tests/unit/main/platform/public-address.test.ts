import type { LookupFunction } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { assertPublicHost, isPublicAddress, publicLookup } from '#main/platform/public-address.ts'

const PUBLIC = [
  '93.184.216.34',
  '1.1.1.1',
  '172.32.0.1',
  '2606:2800:220:1::1',
  '64:ff9b::5db8:d822'
]
const PRIVATE = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '::ffff:93.184.216.34',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'ff02::1',
  '2001:db8::1',
  '2002:a00:1::',
  '64:ff9b::a00:1',
  '64:ff9b::7f00:1',
  'not an address'
]

describe('IP addresses', () => {
  it.each(PUBLIC)('%s is on the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each(PRIVATE)('%s is not on the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it('a private address in a URL is refused, and a host name is left to the lookup', () => {
    for (const host of ['127.0.0.1', '[::1]', '[fd00::1]', '169.254.169.254'])
      expect(() => assertPublicHost(host)).toThrow('not on the public internet')
    for (const host of ['93.184.216.34', '[2606:2800:220:1::1]', 'localhost', 'example.com'])
      expect(() => assertPublicHost(host)).not.toThrow()
  })
})

/** Returns what a socket gets from a lookup that resolves to these addresses. */
async function lookUp(addresses: readonly string[], all: boolean) {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  const lookup = publicLookup((_host, _options, done) => done(null, found))
  const done = vi.fn<Parameters<LookupFunction>[2]>()
  lookup('icons.test', { all }, done)
  return done.mock.lastCall
}

describe('the DNS lookup', () => {
  it('the lookup returns the addresses if all are public', async () => {
    expect(await lookUp(['1.1.1.1'], false)).toEqual([null, '1.1.1.1', 4])
    expect(await lookUp(['1.1.1.1', '2606::1'], true)).toEqual([
      null,
      [
        { address: '1.1.1.1', family: 4 },
        { address: '2606::1', family: 6 }
      ]
    ])
  })

  it.each([[['10.0.0.1']], [['1.1.1.1', '127.0.0.1']], [[]]])(
    'the lookup fails for %j',
    async (addresses) => {
      for (const all of [true, false])
        expect((await lookUp(addresses, all))?.[0]).toMatchObject({ code: 'EPRIVATE' })
    }
  )

  it('the lookup passes on an error of the name server', () => {
    const failure = Object.assign(new Error('no such host'), { code: 'ENOTFOUND' })
    const done = vi.fn()
    publicLookup((_host, _options, answer) => answer(failure, []))('icons.test', {}, done)
    expect(done).toHaveBeenCalledWith(failure, '')
  })
})
