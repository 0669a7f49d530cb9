import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { Account } from './account.ts'
import { createApi } from './api.ts'
import { createDemoState } from './demo-data.ts'
import { Faults } from './faults.ts'
import { createHttpServer, type Wait } from './http-server.ts'
import type { AccountState, Clock, Company, Role, Rounding, TimerMode } from './model.ts'
import { notObservedDefaults, type NotObserved } from './not-observed.ts'
import { RateLimit } from './rate-limit.ts'
import { RequestLog, type RecordedRequests } from './request-log.ts'
import { readSavedState } from './saved-state.ts'

export interface SandboxOptions {
  readonly mode: TimerMode
  /** Returns epoch milliseconds for everything, including the rate limit. */
  readonly now?: () => number
  /** Waits for the delays of faults. By default in real time. */
  readonly wait?: Wait
  readonly port?: number
  /** Requests per token in any 15 seconds of the clock; default 100. */
  readonly limit?: number
  /** True for an account with people, projects and tasks but without entries. */
  readonly empty?: boolean
  /** The IANA zone of all users. The API shows its Rails name. */
  readonly timeZone?: string
  readonly clock?: Clock
  readonly timeFormat?: 'decimal' | 'hours_minutes'
  readonly weekStartDay?: Company['weekStartDay']
  readonly rounding?: Rounding
  readonly tokens?: Readonly<Record<Role, string>>
  /** The output of `save` of an earlier run. It overrides the other options of the account. */
  readonly saved?: string
  readonly switches?: Partial<NotObserved>
}

/** A Harvest account over HTTP on 127.0.0.1. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`; the API is under `/v2` and `/api/v2`, accounts under `/api/v2/accounts`. */
  readonly url: string
  readonly accountId: number
  readonly tokens: Readonly<Record<Role, string>>
  /** Returns a token of another user of the account, e.g. the second manager. */
  tokenFor(userId: number): string
  readonly account: Account
  readonly faults: Faults
  readonly requests: RecordedRequests
  /** Returns the whole state as JSON, for `SandboxOptions.saved`. */
  save(): string
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

const testTokens: Readonly<Record<Role, string>> = {
  administrator: '11.pt.administrator',
  manager: '22.pt.manager',
  member: '33.pt.member'
}

export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const now = options.now ?? Date.now
  const switches = { ...notObservedDefaults, ...options.switches }
  const tokens = options.tokens ?? testTokens
  const account = new Account({ state: initialState(options, now()), now, switches })
  const owners = ownersOf(tokens, account)
  const faults = new Faults()
  const log = new RequestLog(now)
  const closing = new AbortController()
  let origin = ''
  const api = createApi({
    account,
    switches,
    now,
    origin: () => origin,
    owner: (token) => account.directory.person(owners.get(token) ?? 0),
    rateLimit: new RateLimit(options.limit ?? 100, now)
  })
  const server = createHttpServer({
    api,
    faults,
    log,
    now,
    wait: options.wait ?? ((milliseconds, signal) => delay(milliseconds, undefined, { signal })),
    closing: closing.signal
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: origin,
    accountId: account.directory.accountId,
    tokens,
    tokenFor: (userId) => tokenFor(userId, owners),
    account,
    faults,
    requests: log.requests,
    save: () => JSON.stringify(account.save()),
    onChange: (listener) => account.onChange(listener),
    async close() {
      closing.abort()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    }
  }
}

function initialState(options: SandboxOptions, now: number): AccountState {
  if (options.saved !== undefined) return readSavedState(options.saved)
  return createDemoState({
    now,
    empty: options.empty ?? false,
    timeZone: options.timeZone ?? 'Europe/Berlin',
    mode: options.mode,
    clock: options.clock ?? '24h',
    timeFormat: options.timeFormat ?? 'hours_minutes',
    weekStartDay: options.weekStartDay ?? 'Monday',
    rounding: options.rounding ?? 'none'
  })
}

/** Returns the owner of each token. The token of a role belongs to the first user with that role. */
function ownersOf(tokens: Readonly<Record<Role, string>>, account: Account): Map<string, number> {
  const owners = new Map<string, number>()
  for (const role of ['administrator', 'manager', 'member'] as const) {
    const person = account.directory.people.find((it) => it.role === role)
    if (person) owners.set(tokens[role], person.id)
  }
  return owners
}

function tokenFor(userId: number, owners: Map<string, number>): string {
  const known = [...owners].find(([, owner]) => owner === userId)?.[0]
  const token = known ?? `${userId}.pt.${randomUUID()}`
  owners.set(token, userId)
  return token
}
