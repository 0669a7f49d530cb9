import { ratesFor } from './assignments.ts'
import { createDemoDirectory } from './demo-directory.ts'
import { demoNotes } from './demo-notes.ts'
import { demoTaskIds } from './demo-projects.ts'
import { indexDirectory, type Directory } from './directory.ts'
import type {
  AccountState,
  Company,
  DirectoryState,
  Entry,
  ExternalReference,
  Invoice,
  Timesheet
} from './model.ts'
import { createRandom, type Random } from './random.ts'
import { addDays, fromLocal, minutesToHundredths, toLocal, weekOf } from './times.ts'

/** The number of weeks with entries, including the current one. */
const WEEKS = 10
const FIRST_ENTRY_ID = 2_380_504_951
const FIRST_INVOICE_ID = 43_150_403
/** Weeks at least this long ago are locked by date. */
const LOCKED_FROM = 6
/** Billable entries of weeks at least this long ago are invoiced. */
const INVOICED_FROM = 4
/** Weeks at least this long ago are approved. */
const APPROVED_FROM = 2
/** The possible lengths of an entry in minutes. */
const BLOCK_MINUTES = [30, 40, 45, 50, 60, 75, 80, 90, 105, 120, 135, 150]
/** The maximum number of attempts to add an entry to a day. */
const MAX_ATTEMPTS = 24
/** The possible lengths of a meeting in minutes. */
const MEETING_MINUTES = [15, 20, 25, 30, 45, 50]

export interface DemoOptions extends Omit<Company, 'name' | 'subdomain' | 'weeklyCapacity'> {
  readonly now: number
  readonly timeZone: string
  readonly empty: boolean
}

/** Returns the same account for the same date and options. */
export function createDemoState(options: DemoOptions): AccountState {
  const { now, timeZone, empty, ...company } = options
  const bare = createDemoDirectory({ now, timeZone, company })
  if (empty) return { version: 1, nextId: FIRST_ENTRY_ID, directory: bare, entries: [] }
  const today = toLocal(now, timeZone).date
  const thisWeek = weekOf(today, company.weekStartDay)
  const directory: DirectoryState = {
    ...bare,
    timesheets: approvedWeeks(bare, thisWeek),
    lockedThrough: addDays(thisWeek, -7 * (LOCKED_FROM - 1) - 1)
  }
  const entries = createEntries({ directory: indexDirectory(directory), now, today, thisWeek })
  return { version: 1, nextId: FIRST_ENTRY_ID + entries.length, directory, entries }
}

function approvedWeeks({ people }: DirectoryState, thisWeek: string): Timesheet[] {
  const ages = Array.from({ length: WEEKS - APPROVED_FROM }, (_, index) => index + APPROVED_FROM)
  return people.flatMap(({ id }) =>
    ages.map((age) => ({
      userId: id,
      weekOf: addDays(thisWeek, -7 * age),
      status: 'approved' as const
    }))
  )
}

interface Studio {
  readonly directory: Directory
  readonly now: number
  readonly today: string
  readonly thisWeek: string
}

function createEntries(studio: Studio): readonly Entry[] {
  const { directory, thisWeek, today } = studio
  const first = addDays(thisWeek, -7 * (WEEKS - 1))
  const drafts: Omit<Entry, 'id'>[] = []
  for (let date = first; date <= today; date = addDays(date, 1)) {
    for (const person of directory.people) drafts.push(...createDay(studio, person.id, date))
  }
  return drafts
    .sort((a, b) => a.createdAt - b.createdAt || a.userId - b.userId)
    .map((draft, index) => ({ id: FIRST_ENTRY_ID + index, ...draft }))
}

/** Returns the entries of one person on one day: consecutive blocks of work with a break at noon. */
function createDay(studio: Studio, userId: number, date: string): Omit<Entry, 'id'>[] {
  const random = createRandom(`${date}/${userId}`)
  const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
  if (weekend && date !== studio.today) return []
  const target = weekend ? 120 : random.between(390, 480)
  const used = new Set<string>()
  const entries: Omit<Entry, 'id'>[] = []
  let minute = weekend ? 600 : 510 + random.between(0, 9) * 5
  let worked = 0
  for (let attempt = 0; attempt < MAX_ATTEMPTS && worked < target; attempt += 1) {
    const work = pickWork(studio, userId, date, random)
    const lengths = work.taskId === demoTaskIds.MEETINGS ? MEETING_MINUTES : BLOCK_MINUTES
    const length = Math.min(random.pick(lengths), 18 * 60 - minute)
    if (length <= 0) break
    const entry = createBlock(studio, { userId, date, minute, length, work, random, used })
    if (!entry) continue
    entries.push(entry)
    worked += length
    minute += length
    if (minute >= 720 && minute - length < 720) minute += random.between(6, 12) * 5
    else minute += random.pick([0, 0, 5, 10])
  }
  return entries
}

interface Block {
  readonly userId: number
  readonly date: string
  readonly minute: number
  readonly length: number
  readonly work: Work
  readonly random: Random
  /** Project, task and notes of each entry of the day so far. A repeat is dropped. */
  readonly used: Set<string>
}

function createBlock(studio: Studio, block: Block): Omit<Entry, 'id'> | null {
  const { directory, now, thisWeek } = studio
  const { userId, date, minute, length, random, used } = block
  const { projectId, taskId } = block.work
  const { timeZone } = directory.people[0] ?? { timeZone: 'UTC' }
  const age = ageOf(date, studio)
  const note = random.pick(demoNotes[taskId] ?? [''])
  const reference = pickReference(directory, projectId, taskId, random)
  const createdAt = fromLocal({ date, minute }, timeZone)
  const endedAt = createdAt + length * 60_000
  const key = `${projectId}/${taskId}/${note}`
  if (endedAt > now || used.has(key)) return null
  used.add(key)
  const rates = ratesFor(userId, projectId, taskId, directory)
  const timed = directory.company.mode === 'timestamps'
  return {
    userId,
    projectId,
    taskId,
    spentDate: date,
    notes: note || null,
    hundredths: minutesToHundredths(length),
    timerStartedAt: null,
    startedMinute: timed ? minute : null,
    endedMinute: timed ? minute + length : null,
    ...rates,
    invoice: age >= INVOICED_FROM && rates.billable ? invoiceOf(directory, projectId, age) : null,
    externalReference: reference,
    createdAt,
    updatedAt: age >= APPROVED_FROM ? approvedAt(thisWeek, age, timeZone) : endedAt
  }
}

/** Returns how many weeks before the current one the date is. */
function ageOf(date: string, { directory, thisWeek }: Studio): number {
  const week = weekOf(date, directory.company.weekStartDay)
  return Math.round((Date.parse(thisWeek) - Date.parse(week)) / (7 * 86_400_000))
}

function approvedAt(thisWeek: string, age: number, timeZone: string): number {
  return fromLocal({ date: addDays(thisWeek, -7 * (age - 1)), minute: 10 * 60 + 30 }, timeZone)
}

interface Work {
  readonly projectId: number
  readonly taskId: number
}

/** Picks a project and a task. Each person spends most of a week on two billable projects. */
function pickWork(studio: Studio, userId: number, date: string, random: Random): Work {
  const { directory } = studio
  const age = ageOf(date, studio)
  const projects = directory.userAssignments
    .filter((it) => it.userId === userId)
    .map(({ projectId }) => projectId)
    .filter((id) => age > LOCKED_FROM || directory.project(id)?.isActive)
  const weekly = createRandom(`${addDays(studio.thisWeek, -7 * age)}/${userId}`)
  const billable = projects.filter((id) => directory.project(id)?.isBillable)
  const focus = [weekly.pick(billable), weekly.pick(billable)]
  const projectId = random.pick(random.between(1, 4) === 1 ? projects : focus)
  const tasks = directory.taskAssignments
    .filter((it) => it.projectId === projectId)
    .filter((it) => it.isActive || (age > LOCKED_FROM && isArchivedTask(it.taskId)))
  return { projectId, taskId: random.pick(tasks).taskId }
}

function isArchivedTask(taskId: number): boolean {
  return taskId === demoTaskIds.PRINT
}

/** Returns the invoice of an entry: one for each client and pair of weeks. */
function invoiceOf(directory: Directory, projectId: number, age: number): Invoice {
  const clientId = directory.project(projectId)?.clientId ?? 0
  const place = directory.clients.findIndex(({ id }) => id === clientId)
  const number = 1041 + Math.floor((WEEKS - age) / 2) * directory.clients.length + place
  return { id: FIRST_INVOICE_ID + number, number: String(number) }
}

/** Picks an external reference. Development often has an issue: on GitHub, or in Jira for the bike projects. */
function pickReference(
  directory: Directory,
  projectId: number,
  taskId: number,
  random: Random
): ExternalReference | null {
  const roll = random.between(0, 99)
  const number = random.between(101, 489)
  const { FRONTEND, BACKEND, REVIEW, SUPPORT } = demoTaskIds
  const development: readonly number[] = [FRONTEND, BACKEND, REVIEW, SUPPORT]
  if (roll >= 35 || !development.includes(taskId)) return null
  const code = directory.project(projectId)?.code
  if (code?.startsWith('KB')) {
    const id = `KB-${number}`
    const permalink = `https://northlight.atlassian.net/browse/${id}`
    return { id, groupId: 'KB', accountId: 'northlight', permalink }
  }
  const repository = code ? code.toLowerCase() : 'support'
  const permalink = `https://github.com/northlight-studio/${repository}/issues/${number}`
  return {
    id: String(number),
    groupId: `northlight-studio/${repository}`,
    accountId: null,
    permalink
  }
}
