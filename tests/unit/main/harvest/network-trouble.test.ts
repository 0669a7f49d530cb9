import { describe, expect, it } from 'vitest'
import { networkTrouble } from '#main/harvest/network-trouble.ts'

function fetchFailed(cause: Error): Error {
  return new TypeError('fetch failed', { cause })
}

function coded(code: string, more: object = {}): Error {
  return Object.assign(new Error(code), { code, ...more })
}

describe('what is known of a request when the network fails', () => {
  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID'
  ])('it was not sent after %s', (code) => {
    expect(networkTrouble(fetchFailed(coded(code)))).toEqual({ certainty: 'not-sent', code })
  })

  it('it was not sent when connecting took too long for the system', () => {
    const error = fetchFailed(coded('ETIMEDOUT', { syscall: 'connect' }))
    expect(networkTrouble(error).certainty).toBe('not-sent')
  })

  it.each(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'])(
    'nothing is known after %s on a connection that was there',
    (code) => {
      const error = fetchFailed(coded(code, { syscall: 'read' }))
      expect(networkTrouble(error).certainty).toBe('unknown')
    }
  )

  it('it was not sent when no address of the host could be reached', () => {
    const errors = [coded('ECONNREFUSED'), coded('ENETUNREACH')]
    const error = Object.assign(new AggregateError(errors), { code: 'ECONNREFUSED' })
    expect(networkTrouble(fetchFailed(error)).certainty).toBe('not-sent')
  })

  it.each([
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'UND_ERR_SOCKET',
    'UND_ERR_HEADERS_TIMEOUT',
    'EPROTO'
  ])('nothing is known after %s', (code) => {
    expect(networkTrouble(fetchFailed(coded(code))).certainty).toBe('unknown')
  })

  it.each([undefined, null, 'text', new Error('odd'), new AggregateError([])])(
    'nothing is known after anything else (%s)',
    (error) => {
      expect(networkTrouble(error).certainty).toBe('unknown')
    }
  )
})
