import { describe, expect, it } from 'vitest'
import { networkTrouble } from '#main/harvest/network-trouble.ts'

function fetchFailed(cause: Error): Error {
  return new TypeError('fetch failed', { cause })
}

function coded(code: string, more: object = {}): Error {
  return Object.assign(new Error(code), { code, ...more })
}

describe('the certainty of a network failure', () => {
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
  ])('%s means that the request was not sent', (code) => {
    expect(networkTrouble(fetchFailed(coded(code)))).toEqual({ certainty: 'not-sent', code })
  })

  it('a timeout of connect means that the request was not sent', () => {
    const error = fetchFailed(coded('ETIMEDOUT', { syscall: 'connect' }))
    expect(networkTrouble(error).certainty).toBe('not-sent')
  })

  it.each(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'])(
    '%s on an open connection leaves the outcome unknown',
    (code) => {
      const error = fetchFailed(coded(code, { syscall: 'read' }))
      expect(networkTrouble(error).certainty).toBe('unknown')
    }
  )

  it('a failure of every address of the host means that the request was not sent', () => {
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
  ])('%s leaves the outcome unknown', (code) => {
    expect(networkTrouble(fetchFailed(coded(code))).certainty).toBe('unknown')
  })

  it.each([undefined, null, 'text', new Error('odd'), new AggregateError([])])(
    'any other failure leaves the outcome unknown (%s)',
    (error) => {
      expect(networkTrouble(error).certainty).toBe('unknown')
    }
  )
})
