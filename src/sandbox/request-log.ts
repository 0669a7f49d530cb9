import type { IncomingMessage } from 'node:http'
import type { Seen } from './context.ts'
import type { Role } from './model.ts'
import type { Parameters } from './parameters.ts'

const KEPT = 1000

/** A logged request, without credentials. */
export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: Parameters
  /** Null if the connection was dropped without a response. */
  readonly status: number | null
  readonly role: Role | null
  readonly at: number
}

export type RecordedRequests = readonly RecordedRequest[] & { clear(): void }

/** The last requests, oldest first. It is always the same array, so a test may keep a reference. */
export class RequestLog {
  readonly #now: () => number
  readonly #list: RecordedRequest[] = []
  readonly requests: RecordedRequests

  constructor(now: () => number) {
    this.#now = now
    const clear = () => {
      this.#list.length = 0
    }
    this.requests = Object.assign(this.#list, { clear })
  }

  add(
    { request, url }: { readonly request: IncomingMessage; readonly url: URL },
    status: number | null,
    { role, body }: Seen
  ): void {
    const query = Object.fromEntries(url.searchParams)
    delete query.access_token
    if (this.#list.length >= KEPT) this.#list.shift()
    const { method = 'GET' } = request
    const at = this.#now()
    this.#list.push({ method, path: url.pathname, query, body, status, role, at })
  }
}
