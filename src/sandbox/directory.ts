import type {
  Client,
  DirectoryState,
  Person,
  Project,
  Task,
  TaskAssignment,
  Timesheet,
  UserAssignment
} from './model.ts'
import type { NotObserved } from './not-observed.ts'
import { weekOf } from './times.ts'

/** Indexes of everything in an account except its entries. */
export interface Directory extends DirectoryState {
  person(id: number): Person | undefined
  client(id: number): Client | undefined
  project(id: number): Project | undefined
  task(id: number): Task | undefined
  userAssignment(userId: number, projectId: number): UserAssignment | undefined
  taskAssignment(projectId: number, taskId: number): TaskAssignment | undefined
  approval(userId: number, spentDate: string): 'unsubmitted' | 'submitted' | 'approved'
  /** Returns the last invoiced date of a project, or undefined. */
  invoicedThrough(projectId: number): string | undefined
}

/** The input of every rule: the directory, the time, and the switches for unobserved behaviour. */
export interface Circumstances {
  readonly directory: Directory
  readonly now: number
  readonly switches: NotObserved
}

/** `invoicedThrough` reads the entries of the account. Without it, nothing is invoiced. */
export function indexDirectory(
  state: DirectoryState,
  invoicedThrough: Directory['invoicedThrough'] = () => undefined
): Directory {
  const people = byId(state.people)
  const clients = byId(state.clients)
  const projects = byId(state.projects)
  const tasks = byId(state.tasks)
  const users = by(state.userAssignments, (it) => `${it.userId}/${it.projectId}`)
  const taskAssignments = by(state.taskAssignments, (it) => `${it.projectId}/${it.taskId}`)
  const sheets = by<Timesheet>(state.timesheets, (it) => `${it.userId}/${it.weekOf}`)
  const weeks = new Map<string, string>()
  const week = (date: string) => {
    const known = weeks.get(date) ?? weekOf(date, state.company.weekStartDay)
    weeks.set(date, known)
    return known
  }
  return {
    ...state,
    person: (id) => people.get(id),
    client: (id) => clients.get(id),
    project: (id) => projects.get(id),
    task: (id) => tasks.get(id),
    userAssignment: (userId, projectId) => users.get(`${userId}/${projectId}`),
    taskAssignment: (projectId, taskId) => taskAssignments.get(`${projectId}/${taskId}`),
    invoicedThrough,
    approval: (userId, spentDate) =>
      sheets.get(`${userId}/${week(spentDate)}`)?.status ?? 'unsubmitted'
  }
}

function byId<T extends { readonly id: number }>(items: readonly T[]): Map<number, T> {
  return new Map(items.map((item) => [item.id, item]))
}

function by<T>(items: readonly T[], key: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [key(item), item]))
}

/**
 * Returns the item, or throws if it is missing. Only for ids that the account assigned itself: a
 * missing one is a bug, not a bad request.
 */
export function known<T>(item: T | undefined): T {
  if (item === undefined) throw new Error('the account refers to something it does not hold')
  return item
}
