import { lookup as lookUpInDns } from 'node:dns'
import type { LookupAddress } from 'node:dns'
import { BlockList, isIP } from 'node:net'
import type { LookupFunction } from 'node:net'

/** IPv4 ranges that no public host has (IANA special-purpose address registry), with their prefix lengths. */
const SPECIAL_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3]
] as const

/** IPv6 ranges within the public ones that are for documentation, or that lead to another address. */
const SPECIAL_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16]
] as const

/** Networks with IPv6 only reach IPv4 hosts through this prefix: the last 32 bits are the IPv4 address. */
const NAT64 = '64:ff9b::'

function specialRanges(): BlockList {
  const special = new BlockList()
  for (const [net, bits] of SPECIAL_V4) {
    special.addSubnet(net, bits, 'ipv4')
    special.addSubnet(`${NAT64}${net}`, 96 + bits, 'ipv6')
  }
  for (const [net, bits] of SPECIAL_V6) special.addSubnet(net, bits, 'ipv6')
  return special
}

function publicV6Ranges(): BlockList {
  const ranges = new BlockList()
  ranges.addSubnet('2000::', 3, 'ipv6')
  ranges.addSubnet(NAT64, 96, 'ipv6')
  return ranges
}

/**
 * True if an IP address belongs to the public internet: not to this computer, a private network or a range
 * with another purpose. Example: true for `93.184.216.34`, false for `10.0.0.1` and `::ffff:10.0.0.1`.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !specialRanges().check(address, 'ipv4')
  const isInPublicRange = family === 6 && publicV6Ranges().check(address, 'ipv6')
  return isInPublicRange && !specialRanges().check(address, 'ipv6')
}

/** The error of a host whose name leads to a private address. */
class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'
  readonly code = 'EPRIVATE'
}

type LookUpAll = (
  host: string,
  options: { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void
) => void

/**
 * A `lookup` for sockets that fails when one address of the host is not public. The socket connects to the
 * addresses that were checked, so a second answer of the name server changes nothing.
 */
export function publicLookup(lookUpAll: LookUpAll = lookUpInDns): LookupFunction {
  return (host, { all = false, ...options }, done) => {
    lookUpAll(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? refusal(), '')
      if (!addresses.every(({ address }) => isPublicAddress(address))) return done(refusal(), '')
      if (all) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
}

const refusal = (): PrivateAddressError =>
  new PrivateAddressError('the host is not on the public internet')

/** Throws for a host of a URL that is an IP address and not a public one: sockets look up names only. */
export function assertPublicHost(hostname: string): void {
  const address = hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(address) !== 0 && !isPublicAddress(address)) throw refusal()
}
