import { onTestFinished } from 'vitest'
import { createHarvestClient, type HarvestClient } from '#main/harvest/client.ts'
import type { NewEntryTime, NewTimeEntry } from '#main/harvest/encode.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { SenderOptions } from '#main/harvest/sender.ts'
import type { Role } from '#sandbox/model.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from '#sandbox/server.ts'
import type { ClockStyle } from '#shared/company.ts'

/** 13:00:30 in Berlin, the time zone of all users of the sandbox. */
export const NOON = Date.parse('2026-11-18T12:00:30Z')
export const TODAY = '2026-11-18'

export const people = {
  administrator: 4_955_639,
  manager: 4_955_702,
  managerWhoOnlySees: 4_955_761,
  member: 4_955_823,
  secondMember: 4_955_904
} as const

export const projects = { internal: 41_068_268, shop: 41_068_261, archived: 41_068_265 } as const

export const tasks = {
  meetings: 22_630_614,
  business: 22_630_617,
  design: 22_630_607,
  research: 22_630_613
} as const

export const clients = { northlight: 15_058_410, alder: 15_058_255 } as const

export const modes = ['duration', 'timestamps'] as const
export type Mode = (typeof modes)[number]

export const work = { projectId: projects.internal, taskId: tasks.meetings, spentDate: TODAY }
export const timer: NewTimeEntry = { ...work, time: { kind: 'timer' } }

/** A finished hour in the form that the mode of the account requires. */
function anHour(mode: Mode): NewEntryTime {
  return mode === 'duration'
    ? { kind: 'hours', hours: 100 }
    : { kind: 'times', startedTime: '09:00', endedTime: '10:00' }
}

export function stopped(mode: Mode, more: Partial<NewTimeEntry> = {}): NewTimeEntry {
  return { ...work, time: anHour(mode), ...more }
}

export type ClientOptions = Partial<Omit<SenderOptions, 'headers'>> & {
  readonly accessToken?: string
  readonly accountId?: number
}

export interface Opened {
  readonly sandbox: Sandbox
  readonly advance: (ms: number) => void
  /** Returns a client with the token of a role or of a user. */
  readonly as: (who: Role | number, options?: ClientOptions) => HarvestClient
}

/** Opens a sandbox without entries for one test. Its clock stands still until it is moved. */
export async function open(options: Partial<SandboxOptions> = {}): Promise<Opened> {
  let now = NOON
  const clock: ClockStyle = options.clock ?? '24h'
  const sandbox = await createSandbox({
    mode: 'duration',
    now: () => now,
    limit: 100_000,
    empty: true,
    ...options
  })
  onTestFinished(() => sandbox.close())
  return {
    sandbox,
    advance: (ms) => {
      now += ms
    },
    as: (who, more = {}) =>
      createHarvestClient({
        baseUrl: `${sandbox.url}/v2`,
        accessToken: typeof who === 'number' ? sandbox.tokenFor(who) : sandbox.tokens[who],
        accountId: sandbox.accountId,
        userAgent: 'Gleaner tests (https://github.com/gleaner-app/gleaner)',
        fetch,
        clock: () => clock,
        ...more
      })
  }
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

/** Returns the `HarvestError` of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<HarvestError> {
  try {
    await call
  } catch (error) {
    if (error instanceof HarvestError) return error
    throw error
  }
  throw new Error('the call did not fail')
}

/** Returns the real fetch, and the method of every request that was sent through it. */
export function recordingFetch(): { readonly fetch: typeof fetch; readonly sent: string[] } {
  const sent: string[] = []
  return {
    sent,
    fetch(input, init) {
      sent.push(init?.method ?? 'GET')
      return fetch(input, init)
    }
  }
}
