import type { FakePlatform } from './fake-platform.ts'

/** The last instant that a date can be, epoch milliseconds. */
const LAST_DATE = 8.64e15

/** A response in transit. Changes of `body` and `date` reach Gleaner. */
export interface AnswerOnTheWay {
  readonly method: string
  readonly url: URL
  readonly status: number
  /** Parsed JSON; undefined for an empty body. */
  body: unknown
  /** Epoch milliseconds of the `Date` header. */
  date: number
}

/** A gateway, cache or broken server between Gleaner and Harvest that changes responses. */
export class ChangedAnswers {
  /** Changes each response. */
  change: (answer: AnswerOnTheWay) => void = () => {}
  /** Changes each address before it is sent. */
  redirect: (url: URL) => void = () => {}

  /** Wraps the fetch of a platform that is not started yet. */
  constructor(platform: FakePlatform) {
    const send = platform.fetch
    platform.fetch = async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input)
      this.redirect(url)
      const response = await send(url, init)
      return this.#changed(response, init?.method ?? 'GET', url)
    }
  }

  async #changed(response: Response, method: string, url: URL): Promise<Response> {
    const text = await response.text()
    const headers = new Headers(response.headers)
    const answer: AnswerOnTheWay = {
      method,
      url,
      status: response.status,
      body: isJson(text) ? JSON.parse(text) : undefined,
      date: Date.parse(headers.get('date') ?? '')
    }
    this.change(answer)
    headers.delete('content-length')
    const isDate = Math.abs(answer.date) <= LAST_DATE
    headers.set('date', isDate ? new Date(answer.date).toUTCString() : 'no date')
    const body = answer.body === undefined ? text : JSON.stringify(answer.body)
    return new Response(body === '' ? null : body, { status: answer.status, headers })
  }
}

function isJson(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[')
}
