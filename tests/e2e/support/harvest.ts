import '../../support/temporal.ts'
import type { Entry } from '#sandbox/model.ts'
import { createSandbox } from '#sandbox/server.ts'
import type { Role } from '#sandbox/model.ts'
import type { Sandbox, SandboxOptions } from '#sandbox/server.ts'
import { toLocal, weekOf } from '#sandbox/times.ts'
import { dateIn, middayZone } from './midday.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Work to which the users of the sandbox can track time in every role. */
export const WORK = {
  design: {
    project: 'Exhibition app',
    task: 'Design',
    project_id: 41_068_264,
    task_id: 22_630_607
  },
  research: {
    project: 'Exhibition app',
    task: 'Research',
    project_id: 41_068_264,
    task_id: 22_630_613
  },
  meetings: { project: 'Internal', task: 'Meetings', project_id: 41_068_268, task_id: 22_630_614 }
} as const

export type WorkName = keyof typeof WORK

interface Booking {
  readonly work?: WorkName
  readonly notes?: string
  readonly hours?: number
  /** Whole days before today; negative for the future. */
  readonly daysAgo?: number
  readonly from?: string
  readonly to?: string
}

/** Harvest in a test: an account of its own over HTTP, in a time zone where it is about noon. */
export class Harvest {
  readonly timeZone: string
  /** The role that signs in and owns the entries booked below. */
  readonly role: Role
  readonly #options: SandboxOptions & { readonly now: () => number }
  #sandbox: Sandbox
  #isOnline = true

  private constructor(
    sandbox: Sandbox,
    options: SandboxOptions & { readonly now: () => number },
    timeZone: string,
    role: Role
  ) {
    this.#sandbox = sandbox
    this.#options = options
    this.timeZone = timeZone
    this.role = role
  }

  get sandbox(): Sandbox {
    return this.#sandbox
  }

  static async open({
    role = 'member',
    ...options
  }: Partial<SandboxOptions> & { readonly role?: Role }): Promise<Harvest> {
    const now = options.now ?? Date.now
    const timeZone = options.timeZone ?? middayZone(now())
    const sandboxOptions = {
      mode: 'duration' as const,
      limit: 10_000,
      empty: true,
      ...options,
      now,
      timeZone
    }
    return new Harvest(await createSandbox(sandboxOptions), sandboxOptions, timeZone, role)
  }

  async close(): Promise<void> {
    if (this.#isOnline) await this.#sandbox.close()
  }

  get token(): string {
    return this.sandbox.tokens[this.role]
  }

  get userId(): number {
    const { people } = this.sandbox.account.directory
    const person = people.find(({ role }) => role === this.role)
    if (!person) throw new Error(`there is no user with the role ${this.role}`)
    return person.id
  }

  today(daysAgo = 0): string {
    return dateIn(this.timeZone, this.#options.now(), -24 * daysAgo)
  }

  /** Weeks from the week of a date to this week: on a Monday 1 for yesterday, on a Sunday -1 for tomorrow. */
  weeksAgo(date: string): number {
    return (this.#weekStart(this.today()) - this.#weekStart(date)) / (7 * DAY)
  }

  /** The index of a date in its week, from 0. */
  dayOfWeek(date: string): number {
    return (Date.parse(date) - this.#weekStart(date)) / DAY
  }

  #weekStart(date: string): number {
    return Date.parse(weekOf(date, this.sandbox.account.directory.company.weekStartDay))
  }

  /** This person's entries, oldest first. */
  entries(): readonly Entry[] {
    const mine = this.sandbox.account.entries().filter(({ userId }) => userId === this.userId)
    return mine.toReversed()
  }

  get running(): Entry | undefined {
    return this.entries().find(({ timerStartedAt }) => timerStartedAt !== null)
  }

  /** Creates an entry as if on Harvest's own page. */
  book({ work = 'design', notes = '', hours, daysAgo = 0, from, to }: Booking): Entry {
    const { project_id, task_id } = WORK[work]
    return this.sandbox.account.create(this.userId, {
      project_id,
      task_id,
      spent_date: this.today(daysAgo),
      notes,
      ...(hours === undefined ? {} : { hours }),
      ...(from === undefined ? {} : { started_time: from }),
      ...(to === undefined ? {} : { ended_time: to })
    })
  }

  /** Creates a running timer with an earlier start, as if on Harvest's own page. */
  startedAgo(minutes: number, booking: Pick<Booking, 'work' | 'notes'> = {}): Entry {
    const { account } = this.sandbox
    const { id, ...entry } = this.book(booking)
    account.delete(this.userId, id)
    const timerStartedAt = Math.floor((this.#options.now() - minutes * MINUTE) / 1000) * 1000
    const { date, minute } = toLocal(timerStartedAt, this.timeZone)
    const hasTimes = account.directory.company.mode === 'timestamps'
    const [started] = account.seed([
      {
        ...entry,
        spentDate: date,
        timerStartedAt,
        createdAt: timerStartedAt,
        updatedAt: timerStartedAt,
        startedMinute: hasTimes ? minute : null
      }
    ])
    if (!started) throw new Error('nothing was seeded')
    return started
  }

  /** Refuses all connections until `goOnline`. */
  async goOffline(): Promise<void> {
    this.#isOnline = false
    await this.#sandbox.close()
  }

  async goOnline(): Promise<void> {
    const port = Number(new URL(this.#sandbox.url).port)
    this.#sandbox = await createSandbox({ ...this.#options, port, saved: this.#sandbox.save() })
    this.#isOnline = true
  }

  /** Makes Harvest refuse the access token from now on. */
  revokeToken(): void {
    this.sandbox.faults.arm({
      kind: 'odd-answer',
      committed: false,
      status: 401,
      contentType: 'application/json',
      body: JSON.stringify({
        error: 'invalid_token',
        error_description: 'The access token is gone'
      }),
      path: /^\/v2\//,
      times: Number.POSITIVE_INFINITY
    })
  }

  /** Makes the identity host return these accounts for the token, once. The first one is this account. */
  offerAccounts(...names: readonly string[]): void {
    const { accountId } = this.sandbox
    const body = {
      user: { id: 1, first_name: 'Leonie', last_name: 'C', email: 'leonie@northlight.example' },
      accounts: names.map((name, index) => ({ id: accountId + index, name, product: 'harvest' }))
    }
    this.sandbox.faults.arm({
      kind: 'odd-answer',
      status: 200,
      contentType: 'application/json',
      path: '/api/v2/accounts',
      body: JSON.stringify(body)
    })
  }

  /** Closes all time up to today as an administrator while Gleaner makes a change offline. */
  async closeTimeDuring(change: () => Promise<void>): Promise<void> {
    await this.goOffline()
    await change()
    this.closeTime()
    await this.goOnline()
  }

  closeTime(): void {
    this.sandbox.account.lockThrough(this.today())
  }

  acceptToken(): void {
    this.sandbox.faults.clear()
  }

  openTime(): void {
    this.sandbox.account.lockThrough(null)
  }
}
