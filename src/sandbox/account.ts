import {
  checkDelete,
  createEntry,
  restartEntry,
  stopEntry,
  stopped,
  updateEntry,
  withoutReference,
  type NewEntry
} from './entries.ts'
import { indexDirectory, known, type Circumstances, type Directory } from './directory.ts'
import type {
  AccountState,
  Company,
  DirectoryState,
  Entry,
  Invoice,
  Person,
  Project,
  Task
} from './model.ts'
import type { NotObserved } from './not-observed.ts'
import type { Parameters } from './parameters.ts'
import { canSeeEntry } from './permissions.ts'
import { notFound } from './refusal.ts'
import { weekOf, wholeSecond } from './times.ts'

export interface AccountOptions {
  readonly state: AccountState
  readonly now: () => number
  readonly switches: NotObserved
}

/**
 * The state and the rules of one Harvest account. Every change is made by a user of the account
 * with the attributes of the API, as over HTTP, so a test that changes it acts as another client. A
 * refused change throws a `Refusal` and changes nothing.
 */
export class Account {
  readonly #now: () => number
  readonly #switches: NotObserved
  readonly #listeners = new Set<() => void>()
  readonly #entries: Map<number, Entry>
  #directory: Directory
  #nextId: number
  #sorted: readonly Entry[] | null = null
  #invoiced: ReadonlyMap<number, string> | null = null

  constructor({ state, now, switches }: AccountOptions) {
    this.#now = now
    this.#switches = switches
    this.#entries = new Map(state.entries.map((entry) => [entry.id, entry]))
    this.#directory = this.#indexed(state.directory)
    this.#nextId = state.nextId
  }

  get directory(): Directory {
    return this.#directory
  }

  /** Returns the time, the directory and the switches for the pure rules. */
  circumstances(): Circumstances {
    return { directory: this.#directory, now: this.#now(), switches: this.#switches }
  }

  /** Returns all entries, newest first: by spent date, then by creation. */
  entries(): readonly Entry[] {
    this.#sorted ??= [...this.#entries.values()].sort(newestFirst)
    return this.#sorted
  }

  entry(id: number): Entry | undefined {
    return this.#entries.get(id)
  }

  /** Returns the entry if the user may see it; throws a 404 otherwise. */
  visibleEntry(actorId: number, id: number): Entry {
    const entry = this.#entries.get(id)
    if (!entry || !canSeeEntry(this.#actor(actorId), entry, this.#directory)) throw notFound()
    return entry
  }

  /** Creates an entry. Starting a timer stops the user's other timer at the same instant. */
  create(actorId: number, sent: Parameters): Entry {
    const draft = createEntry(this.#actor(actorId), sent, this.circumstances())
    return this.#add(draft)
  }

  update(actorId: number, id: number, sent: Parameters): Entry {
    const entry = this.visibleEntry(actorId, id)
    const updated = updateEntry(this.#actor(actorId), entry, sent, this.circumstances())
    return updated === entry ? entry : this.#commit([...this.#yielding(updated), updated], updated)
  }

  stop(actorId: number, id: number): Entry {
    const entry = this.visibleEntry(actorId, id)
    const done = stopEntry(this.#actor(actorId), entry, this.circumstances())
    return this.#commit([done], done)
  }

  restart(actorId: number, id: number): Entry {
    const entry = this.visibleEntry(actorId, id)
    const answer = restartEntry(this.#actor(actorId), entry, this.circumstances())
    if (answer.kind === 'new') return this.#add(answer.entry)
    return this.#commit([...this.#yielding(answer.entry), answer.entry], answer.entry)
  }

  delete(actorId: number, id: number): Entry {
    const entry = this.visibleEntry(actorId, id)
    checkDelete(this.#actor(actorId), entry, this.circumstances())
    this.#entries.delete(id)
    return this.#commit([], entry)
  }

  deleteReference(actorId: number, id: number): Entry {
    const entry = this.visibleEntry(actorId, id)
    const changed = withoutReference(this.#actor(actorId), entry, this.circumstances())
    return changed === entry ? entry : this.#commit([changed], changed)
  }

  /** Changes that an administrator makes on Harvest's own pages. The API of this sandbox does not offer them. */
  changeCompany(change: Partial<Company>): void {
    this.#direct({ company: { ...this.#directory.company, ...change } })
  }

  changePerson(id: number, change: Partial<Omit<Person, 'id'>>): void {
    this.#direct({ people: this.#changed(this.#directory.people, id, change) })
  }

  changeProject(id: number, change: Partial<Omit<Project, 'id'>>): void {
    this.#direct({ projects: this.#changed(this.#directory.projects, id, change) })
  }

  changeTask(id: number, change: Partial<Omit<Task, 'id'>>): void {
    this.#direct({ tasks: this.#changed(this.#directory.tasks, id, change) })
  }

  /** Sets the Timesheet Lock up to a date; null removes it. */
  lockThrough(date: string | null): void {
    this.#direct({ lockedThrough: date })
  }

  /** Sets the approval of the whole week that `date` lies in. */
  setTimesheet(
    userId: number,
    date: string,
    status: 'unsubmitted' | 'submitted' | 'approved'
  ): void {
    const week = weekOf(date, this.#directory.company.weekStartDay)
    const others = this.#directory.timesheets.filter(
      (sheet) => sheet.userId !== userId || sheet.weekOf !== week
    )
    const line = status === 'unsubmitted' ? [] : [{ userId, weekOf: week, status }]
    this.#direct({ timesheets: [...others, ...line] })
    const touched = [...this.#entries.values()].filter(
      ({ userId: owner, spentDate }) =>
        owner === userId && weekOf(spentDate, this.#directory.company.weekStartDay) === week
    )
    this.#touch(touched)
  }

  /** Marks entries as invoiced, or as not invoiced (null). */
  setInvoice(ids: readonly number[], invoice: Invoice | null): void {
    this.#touch(ids.map((id) => ({ ...known(this.#entries.get(id)), invoice })))
  }

  /** Adds entries without checking the rules, for tests and benchmarks. */
  seed(entries: readonly NewEntry[]): readonly Entry[] {
    const added = entries.map((entry) => ({ ...entry, id: this.#nextId++ }))
    for (const entry of added) this.#entries.set(entry.id, entry)
    this.#changedSomething()
    return added
  }

  save(): AccountState {
    const { accountId, company, people, clients, projects, tasks } = this.#directory
    const { userAssignments, taskAssignments, timesheets, lockedThrough } = this.#directory
    return {
      version: 1,
      nextId: this.#nextId,
      directory: {
        accountId,
        company,
        people,
        clients,
        projects,
        tasks,
        userAssignments,
        taskAssignments,
        timesheets,
        lockedThrough
      },
      entries: [...this.#entries.values()]
    }
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #indexed(state: DirectoryState): Directory {
    return indexDirectory(state, (projectId) => this.#invoicedThrough().get(projectId))
  }

  /** The last invoiced day of each project. */
  #invoicedThrough(): ReadonlyMap<number, string> {
    if (this.#invoiced) return this.#invoiced
    const days = new Map<number, string>()
    for (const { projectId, spentDate, invoice } of this.#entries.values())
      if (invoice && spentDate > (days.get(projectId) ?? '')) days.set(projectId, spentDate)
    this.#invoiced = days
    return days
  }

  #actor(id: number): Person {
    return known(this.#directory.person(id))
  }

  #add(draft: NewEntry): Entry {
    const entry: Entry = { ...draft, id: this.#nextId++ }
    return this.#commit([...this.#yielding(entry), entry], entry)
  }

  /** Returns the user's other running entries, stopped, if this one runs. */
  #yielding(entry: Entry): readonly Entry[] {
    if (entry.timerStartedAt === null) return []
    const at = this.circumstances()
    return [...this.#entries.values()]
      .filter((it) => it.timerStartedAt !== null && it.userId === entry.userId)
      .filter((it) => it.id !== entry.id)
      .map((it) => stopped(it, at))
  }

  #commit(changed: readonly Entry[], answer: Entry): Entry {
    for (const entry of changed) this.#entries.set(entry.id, entry)
    this.#changedSomething()
    return answer
  }

  #touch(entries: readonly Entry[]): void {
    const updatedAt = wholeSecond(this.#now())
    for (const entry of entries) this.#entries.set(entry.id, { ...entry, updatedAt })
    this.#changedSomething()
  }

  #direct(change: Partial<DirectoryState>): void {
    this.#directory = this.#indexed({ ...this.#directory, ...change })
    this.#changedSomething()
  }

  #changed<T extends { readonly id: number }>(
    items: readonly T[],
    id: number,
    change: Partial<Omit<T, 'id'>>
  ): readonly T[] {
    const updatedAt = wholeSecond(this.#now())
    return items.map((item) => (item.id === id ? { ...item, ...change, updatedAt } : item))
  }

  #changedSomething(): void {
    this.#sorted = null
    this.#invoiced = null
    for (const listener of this.#listeners) listener()
  }
}

function newestFirst(left: Entry, right: Entry): number {
  if (left.spentDate !== right.spentDate) return left.spentDate < right.spentDate ? 1 : -1
  return right.createdAt - left.createdAt || right.id - left.id
}
