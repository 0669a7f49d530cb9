import { HarvestError, type Certainty, type HarvestErrorKind } from './errors.ts'
import { pauseAfter429, retryAfterMs } from './retry.ts'

const LONGEST_WORDS = 300

/** A response with its body as text. */
export interface RawAnswer {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly text: string
  readonly retryAfter: string | null
  /** When the response was made, epoch milliseconds by the server's clock, if it sends one. */
  readonly answeredAt: number
}

type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'empty' }
  | { readonly kind: 'html' }
  | { readonly kind: 'other' }

/** Returns the JSON of a successful response, undefined for an empty one. Throws `HarvestError` for every other response. */
export function readAnswer(answer: RawAnswer): unknown {
  const body = readBody(answer.text)
  if (answer.status < 200 || answer.status > 299) throw refusalOf(answer, body)
  if (body.kind === 'json') return body.value
  if (body.kind === 'empty') return undefined
  throw new HarvestError({
    ...answer,
    kind: body.kind === 'html' ? 'server-trouble' : 'unexpected-answer',
    certainty: 'unknown',
    detail: body.kind === 'html' ? 'a page instead of JSON' : 'neither JSON nor empty'
  })
}

function readBody(text: string): Body {
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'empty' }
  if (trimmed.startsWith('<')) return { kind: 'html' }
  try {
    return { kind: 'json', value: JSON.parse(trimmed) }
  } catch {
    return { kind: 'other' }
  }
}

function refusalOf(answer: RawAnswer, body: Body): HarvestError {
  const json = body.kind === 'json' ? body.value : undefined
  const advice = { header: answer.retryAfter, body: json, now: answer.answeredAt }
  const { status } = answer
  return new HarvestError({
    ...answer,
    kind: kindOf(status, body),
    certainty: certaintyOf(status),
    said: wordsOf(json),
    detail: body.kind === 'html' ? 'a page instead of JSON' : undefined,
    retryAfterMs: (status === 429 ? pauseAfter429(advice) : retryAfterMs(advice)) ?? undefined
  })
}

/**
 * An HTML page does not come from Harvest's API: its 404 must not delete an entry, and its 401 must not end a session. A 422
 * is a refusal in any form: no proxy and no sign-in page sends one.
 */
function kindOf(status: number, body: Body): HarvestErrorKind {
  if (status === 429) return 'rate-limited'
  if (status >= 500 || status === 408) return 'server-trouble'
  if (status < 400) return 'unexpected-answer'
  if (body.kind === 'html' && status !== 422) return 'server-trouble'
  if (status === 401) return 'invalid-token'
  if (status === 403) return 'forbidden'
  return status === 404 ? 'not-found' : 'rejected'
}

function certaintyOf(status: number): Certainty {
  return status >= 400 && status < 500 && status !== 408 ? 'refused' : 'unknown'
}

/** Returns Harvest's message. It has three shapes: `{message}`, `{error, error_description}` and `{status, error}`. */
function wordsOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  const { message, error_description, error } = json as Readonly<Record<string, unknown>>
  const words = [message, error_description, error].find((each) => typeof each === 'string')
  return words?.replace(/\s+/g, ' ').trim().slice(0, LONGEST_WORDS) || undefined
}
