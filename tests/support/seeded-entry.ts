import type { Account } from '#sandbox/account.ts'
import type { Entry } from '#sandbox/model.ts'

/**
 * Adds an entry without checks, for what the API contains but does not accept: negative hours, no hours, several
 * timers. Unless given, it belongs to the member and to any task assigned to them.
 */
export function seedEntry(
  { account }: { readonly account: Account },
  { spentDate, ...differs }: Partial<Omit<Entry, 'id'>> & Pick<Entry, 'spentDate'>
): Entry {
  const { people, userAssignments, taskAssignments } = account.directory
  const userId = differs.userId ?? people.find(({ role }) => role === 'member')?.id ?? 0
  const projectId = userAssignments.find((each) => each.userId === userId)?.projectId ?? 0
  const taskId = taskAssignments.find((each) => each.projectId === projectId)?.taskId ?? 0
  const now = account.circumstances().now
  const [entry] = account.seed([
    {
      userId,
      projectId,
      taskId,
      spentDate,
      notes: null,
      hundredths: 100,
      timerStartedAt: null,
      startedMinute: null,
      endedMinute: null,
      billable: true,
      budgeted: false,
      billableRate: null,
      costRate: null,
      invoice: null,
      externalReference: null,
      createdAt: now,
      updatedAt: now,
      ...differs
    }
  ])
  if (!entry) throw new Error('nothing was seeded')
  return entry
}
