import type { HarvestClient } from '#main/harvest/client.ts'
import type { Ledger } from '#main/ledger/ledger.ts'
import type { Company } from '#shared/company.ts'
import type { Person } from '#shared/account.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import type { Week } from '#shared/week.ts'

export interface PullOptions {
  readonly client: HarvestClient
  readonly ledger: Ledger
  /** Epoch milliseconds of this computer. */
  readonly now: () => number
}

/** Reads the entries of a week again; what is missing in it was deleted elsewhere. */
export async function pullWeek(
  { client, ledger, now }: PullOptions,
  userId: number,
  week: Week
): Promise<void> {
  const entries = await collect(client.listTimeEntries({ userId, from: week.first, to: week.last }))
  ledger.replaceWindow(week.first, week.last, entries, now())
}

/** Reads the running entry, which may be of any day, and those that were believed to run. */
export async function pullRunning({ client, ledger }: PullOptions, userId: number): Promise<void> {
  const running = await collect(client.listTimeEntries({ userId, isRunning: true }))
  const ids = new Set(running.map(({ id }) => id))
  const stopped = ledger.runningEntries().filter(({ entry }) => !ids.has(entry.id))
  ledger.upsert(running)
  for (const { entry } of stopped) {
    const [fresh] = await collect(readOrNothing(client, entry.id))
    if (fresh) ledger.upsert([fresh])
    else ledger.removeUnneeded(entry.id)
  }
}

/** Reads who the person is and how the account wants things shown. */
export async function pullAccount({
  client
}: PullOptions): Promise<{ readonly person: Person; readonly company: Company }> {
  const [person, company] = await Promise.all([client.retrieveMe(), client.retrieveCompany()])
  return { person, company }
}

/** Reads what the person may book to. */
export async function pullAssignments({
  client,
  ledger
}: PullOptions): Promise<readonly ProjectAssignment[]> {
  const assignments = await collect(client.listMyProjectAssignments())
  ledger.writeDocument('assignments', assignments)
  return assignments
}

async function* readOrNothing(client: HarvestClient, id: number): AsyncIterable<HarvestEntry> {
  try {
    yield await client.retrieveTimeEntry(id)
  } catch (error) {
    if ((error as { kind?: string }).kind !== 'not-found') throw error
  }
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
