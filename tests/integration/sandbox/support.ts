import type { Role } from '#sandbox/model.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from '#sandbox/server.ts'
import { onTestFinished } from 'vitest'

export const HOUR = 3_600_000
export const NOON = Date.parse('2026-11-18T12:00:30Z')

/** Ids of the demo account that the tests use. */
export const ids = {
  administrator: 4_955_639,
  manager: 4_955_702,
  secondManager: 4_955_761,
  member: 4_955_823,
  secondMember: 4_955_904,
  internal: 41_068_268,
  archivedProject: 41_068_265,
  shop: 41_068_261,
  meetings: 22_630_614,
  business: 22_630_617,
  design: 22_630_607,
  formerTask: 22_630_613,
  print: 22_630_618
} as const

export const work = { project_id: ids.internal, task_id: ids.meetings, spent_date: '2026-11-18' }

export interface TestClock {
  now: number
  advance(milliseconds: number): void
}

export interface Opened {
  readonly sandbox: Sandbox
  readonly clock: TestClock
  readonly call: Call
}

/** Any JSON body, with the attributes that tests read. */
export interface WireBody {
  readonly id: number
  readonly time_entries: readonly WireBody[]
  readonly links: Readonly<Record<'first' | 'next' | 'previous' | 'last', string>>
  readonly [attribute: string]: unknown
}

export interface Reply {
  readonly status: number
  readonly text: string
  readonly body: WireBody
  readonly headers: Headers
}

export interface CallOptions {
  readonly as?: Role
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type Call = (method: string, path: string, options?: CallOptions) => Promise<Reply>

/** Opens a sandbox for one test. Its clock stands still until it is moved. */
export async function open(options: Partial<SandboxOptions> = {}): Promise<Opened> {
  const clock = {
    now: NOON,
    advance(milliseconds: number) {
      this.now += milliseconds
    }
  }
  const sandbox = await createSandbox({
    mode: 'duration',
    now: () => clock.now,
    limit: 100_000,
    empty: true,
    ...options
  })
  onTestFinished(() => sandbox.close())
  const call: Call = (method, path, { as = 'member', body, headers } = {}) =>
    send(path.startsWith('http') ? path : sandbox.url + path, {
      method,
      headers: {
        authorization: `Bearer ${sandbox.tokens[as]}`,
        'harvest-account-id': String(sandbox.accountId),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) })
    })
  return { sandbox, clock, call }
}

export async function send(url: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(url, init)
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && text
  const body = (isJson ? JSON.parse(text) : {}) as WireBody
  return { status: response.status, text, body, headers: response.headers }
}

export const both = ['duration', 'timestamps'] as const
