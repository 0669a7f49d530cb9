import type { Certainty } from './errors.ts'

const CONNECTING = new Set(['connect', 'getaddrinfo'])

/** Codes of Node and undici for a connection that was never established. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'HOSTNAME_MISMATCH',
  'INVALID_CA'
])

/** Returns the certainty of an error of `fetch`, and its code. `unknown` unless the request certainly never left. */
export function networkTrouble(error: unknown): {
  readonly certainty: Exclude<Certainty, 'refused'>
  readonly code: string
} {
  const cause = innermost(error)
  const code = textOf(cause, 'code') ?? textOf(cause, 'name') ?? 'network error'
  return { certainty: neverConnected(cause) ? 'not-sent' : 'unknown', code }
}

/** True if no connection was established, to none of the host's addresses. */
function neverConnected(error: unknown): boolean {
  if (error instanceof AggregateError && error.errors.length > 0)
    return error.errors.every(neverConnected)
  // with a lost route, reading and writing of an established connection fail with the same codes
  const syscall = textOf(error, 'syscall')
  return syscall === undefined
    ? NEVER_CONNECTED.has(textOf(error, 'code') ?? '')
    : CONNECTING.has(syscall)
}

/** Returns the innermost cause: `fetch` throws "fetch failed" with the reason in `cause`. */
function innermost(error: unknown): unknown {
  let found = error
  for (let depth = 0; depth < 5 && found instanceof Error && found.cause instanceof Error; depth++)
    found = found.cause
  return found
}

function textOf(error: unknown, attribute: 'code' | 'name' | 'syscall'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const value = (error as Readonly<Record<string, unknown>>)[attribute]
  return typeof value === 'string' ? value : undefined
}
