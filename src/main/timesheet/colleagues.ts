import type { HarvestClient } from '#main/harvest/client.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { WindowsPort } from '#main/platform/ports.ts'
import type { AccessRole, Colleague } from '#shared/account.ts'
import type { Failure, Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { WindowName } from '#shared/ipc.ts'
import type { SpentDate } from '#shared/spent-date.ts'
import type { WeekSlice } from '#shared/state.ts'
import type { HarvestEntry, TimeEntry } from '#shared/time-entry.ts'
import type { Week } from '#shared/week.ts'

export interface ColleaguesOptions {
  readonly client: HarvestClient
  readonly windows: WindowsPort
  readonly role: () => AccessRole
  readonly userId: number
  readonly weekOf: (date: SpentDate) => Week
}

/**
 * Other people's weeks, for managers and administrators. They are read when somebody looks and kept in
 * memory only: the ledger is one person's.
 */
export interface Colleagues {
  list(): Promise<Result<readonly Colleague[]>>
  /** Answers what is known at once, and tells the window when the week has been read. */
  watch(window: WindowName, date: SpentDate, userId: number): Result<WeekSlice>
  forget(window: WindowName): void
}

export function createColleagues(options: ColleaguesOptions): Colleagues {
  const { client, windows, role, userId: me, weekOf } = options
  const known = new Map<string, WeekSlice>()
  const people = new Map<number, Colleague>()
  const watching = new Map<WindowName, string>()

  async function list(): Promise<Result<readonly Colleague[]>> {
    if (role() === 'member') return ok([])
    try {
      for (const colleague of await readColleagues(client, role(), me))
        people.set(colleague.id, colleague)
      return ok([...people.values()].toSorted((a, b) => a.name.localeCompare(b.name)))
    } catch (error) {
      return { ok: false, failure: failureOf(error) }
    }
  }

  function watch(window: WindowName, date: SpentDate, userId: number): Result<WeekSlice> {
    if (role() === 'member') return fail('forbidden')
    const week = weekOf(date)
    const id = `${userId}:${week.first}`
    watching.set(window, id)
    void read(id, userId, week)
    return ok(known.get(id) ?? sliceOf(userId, week, [], false))
  }

  async function read(id: string, userId: number, week: Week): Promise<void> {
    try {
      const filter = { userId, from: week.first, to: week.last }
      const entries = await Array.fromAsync(client.listTimeEntries(filter), shown)
      known.set(id, sliceOf(userId, week, entries, true))
    } catch {
      // offline: what is known stays in sight, marked as not loaded when there is nothing
      return
    }
    for (const [window, watched] of watching) {
      const slice = known.get(id)
      if (watched === id && slice && windows.isVisible(window))
        windows.send(window, 'weekChanged', slice)
    }
  }

  function sliceOf(
    userId: number,
    week: Week,
    entries: readonly TimeEntry[],
    isLoaded: boolean
  ): WeekSlice {
    const seconds = people.get(userId)?.weeklyCapacitySeconds ?? 0
    return { week, entries, capacity: Math.round(seconds / 36), isLoaded, userId }
  }

  return { list, watch, forget: (window) => void watching.delete(window) }
}

/** Administrators may list everybody; managers those they look after. */
async function readColleagues(
  client: HarvestClient,
  role: AccessRole,
  me: number
): Promise<readonly Colleague[]> {
  if (role === 'administrator') {
    const users = await Array.fromAsync(client.listUsers({ isActive: true }))
    return users
      .filter(({ id }) => id !== me)
      .map((user) => ({ ...colleague(user), weeklyCapacitySeconds: user.weeklyCapacitySeconds }))
  }
  const teammates = await Array.fromAsync(client.listTeammates(me))
  return teammates.filter(({ id }) => id !== me).map(colleague)
}

function colleague(person: {
  readonly id: number
  readonly firstName: string
  readonly lastName: string
}): Colleague {
  const name = `${person.firstName} ${person.lastName}`.trim()
  return { id: person.id, name, weeklyCapacitySeconds: 0 }
}

function shown(entry: HarvestEntry): TimeEntry {
  return { ...entry, key: `colleague:${entry.id}`, sync: { kind: 'confirmed' } }
}

function failureOf(error: unknown): Failure {
  return error instanceof HarvestError ? error.toFailure() : { kind: 'internal' }
}
