import type { AccountContext } from '#main/account/account-context.ts'
import type { HarvestClient, ListOptions } from '#main/harvest/client.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import type { ListBodies, ListName } from '#main/ledger/stored-documents.ts'
import type { AccessRole, Colleague } from '#shared/account.ts'
import type { Failure, Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import type { Unreadable } from '#shared/left-out.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { ColleagueFacts } from './plan-edit.ts'

export interface ColleaguesOptions {
  readonly client: HarvestClient
  /** The user's own id. */
  readonly userId: number
  /** Reads a list and stores it. The stored item replaces one that cannot be read. Throws `HarvestError`. */
  readonly readAndStore: <Name extends ListName>(
    name: Name,
    list: (onUnreadable: (item: Unreadable) => void) => AsyncIterable<ListBodies[Name][number]>
  ) => Promise<ListBodies[Name]>
}

/**
 * The colleagues whom a manager or administrator may track time for; none for members. The ledger stores them for
 * offline use.
 */
export interface Colleagues {
  /** Fetches the colleagues, sorted by name. Offline the stored ones are returned. */
  list(): Promise<Result<readonly Colleague[]>>
  /**
   * Fetches the assignments of a colleague. Fails with `forbidden` for any other user. Offline the stored ones are
   * returned.
   */
  assignments(userId: number): Promise<Result<readonly ProjectAssignment[]>>
  /** Returns what is stored of a colleague; undefined for any other user. */
  facts(userId: number): ColleagueFacts | undefined
  /** Returns the weekly capacity in hundredths of hours; 0 if Harvest does not send it. */
  capacity(userId: number): number
}

/** Creates the access to the colleagues of an account. */
export function createColleagues(
  account: Pick<AccountContext, 'ledger' | 'role' | 'assignments'>,
  { client, readAndStore, userId: me }: ColleaguesOptions
): Colleagues {
  const { ledger, role, assignments: ownAssignments } = account

  const known = (): readonly Colleague[] =>
    role() === 'member' ? [] : (ledger.document('colleagues') ?? [])
  const find = (userId: number): Colleague | undefined => known().find(({ id }) => id === userId)

  async function list(): Promise<Result<readonly Colleague[]>> {
    if (role() === 'member') return ok([])
    try {
      const colleagues = await readAndStore('colleagues', (onUnreadable) =>
        listColleagues({ client, onUnreadable }, role(), me)
      )
      return ok(colleagues.toSorted(byName))
    } catch (error) {
      // offline the stored colleagues are enough to show their pending changes
      return known().length > 0
        ? ok(known().toSorted(byName))
        : { ok: false, failure: failureOf(error) }
    }
  }

  async function assignments(userId: number): Promise<Result<readonly ProjectAssignment[]>> {
    if (!find(userId)) return fail('forbidden')
    try {
      const read = await readAndStore(`assignments-of-${userId}`, (onUnreadable) =>
        client.listProjectAssignments(userId, { onUnreadable })
      )
      return ok(read)
    } catch {
      return ok(assignmentsOf(userId))
    }
  }

  /** Harvest may refuse them to a manager. Then the manager's own assignments are the best guess. */
  function assignmentsOf(userId: number): readonly ProjectAssignment[] {
    return ledger.document(`assignments-of-${userId}`) ?? ownAssignments()
  }

  function facts(userId: number): ColleagueFacts | undefined {
    const colleague = find(userId)
    if (!colleague) return undefined
    const { id, name } = colleague
    return { user: { id, name }, assignments: assignmentsOf(userId) }
  }

  return {
    list,
    assignments,
    facts,
    capacity: (userId) => Math.round((find(userId)?.weeklyCapacitySeconds ?? 0) / 36)
  }
}

/** Fetches the active users for an administrator, and the teammates for a manager. */
async function* listColleagues(
  { client, onUnreadable }: { readonly client: HarvestClient } & ListOptions,
  role: AccessRole,
  me: number
): AsyncGenerator<Colleague> {
  const options = onUnreadable ? { onUnreadable } : {}
  if (role === 'administrator') {
    for await (const user of client.listUsers({ isActive: true }, options))
      if (user.id !== me)
        yield { ...colleague(user), weeklyCapacitySeconds: user.weeklyCapacitySeconds }
    return
  }
  for await (const teammate of client.listTeammates(me, options))
    if (teammate.id !== me) yield colleague(teammate)
}

function byName(a: Colleague, b: Colleague): number {
  return a.name.localeCompare(b.name)
}

function colleague(person: {
  readonly id: number
  readonly firstName: string
  readonly lastName: string
}): Colleague {
  const name = `${person.firstName} ${person.lastName}`.trim()
  return { id: person.id, name, weeklyCapacitySeconds: 0 }
}

function failureOf(error: unknown): Failure {
  return error instanceof HarvestError ? error.toFailure() : { kind: 'internal' }
}
