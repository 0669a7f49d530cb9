import type { Person } from '#shared/account.ts'
import type { ClockStyle, Company } from '#shared/company.ts'
import type { Unreadable } from '#shared/left-out.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { checkId } from './asked-for.ts'
import * as decode from './decode.ts'
import { decoded, decodedPage, type ItemReader } from './decoded.ts'
import type { Client, Project, Task, Teammate, User } from './directory.ts'
import {
  encodeChanges,
  encodeFilter,
  encodeNewEntry,
  InvalidParameter,
  type DirectoryFilter,
  type NewTimeEntry,
  type TimeEntryChanges,
  type TimeEntryFilter
} from './encode.ts'
import { HarvestError } from './errors.ts'
import { ASSIGNMENTS, CLIENTS, entriesOf, PROJECTS, TASKS, TEAMMATES, USERS } from './lists.ts'
import { itemsOf, readPages, type Page } from './pagination.ts'
import type { Method } from './request.ts'
import { createSender, type CallOptions, type SenderOptions } from './sender.ts'

export interface HarvestClientOptions extends Omit<SenderOptions, 'headers'> {
  /** `https://api.harvestapp.com/v2`, or another address of the same API; no slash at the end. */
  readonly baseUrl: string
  readonly accessToken: string
  readonly accountId: number
  readonly userAgent: string
  /** The clock style of the account. Clock times are sent in it. */
  readonly clock: () => ClockStyle
}

export interface ListOptions extends CallOptions {
  /**
   * Called for each item that cannot be read; the list continues without it. If absent, such an item ends the list
   * with an error.
   */
  readonly onUnreadable?: (item: Unreadable) => void
  /**
   * Assignments only: the number of items in one response, 1 to 2000 (the default). Other lists take `perPage` from
   * their filter. The parsing of one response cannot be interrupted.
   */
  readonly perPage?: number
}

/**
 * The Harvest API with one method per endpoint. Every method throws only `HarvestError`. Lists are read page by page while
 * they are iterated.
 */
export interface HarvestClient {
  /** `GET /v2/time_entries`: the entries that pass the filter, by spent date, latest first. Others are left out. */
  listTimeEntries(filter?: TimeEntryFilter, options?: ListOptions): AsyncIterable<HarvestEntry>
  /** `GET /v2/time_entries`, page by page. */
  listTimeEntryPages(
    filter?: TimeEntryFilter,
    options?: ListOptions
  ): AsyncIterable<Page<HarvestEntry>>
  /**
   * `GET /v2/time_entries/{id}`. Throws `unexpected-answer` for another entry, and `not-found` if it is gone or this user may
   * not see it.
   */
  retrieveTimeEntry(id: number, options?: CallOptions): Promise<HarvestEntry>
  /**
   * `POST /v2/time_entries`. A new timer stops the running one. Throws `invalid-input` for 0 hours before anything is sent,
   * because Harvest would start a timer.
   */
  createTimeEntry(entry: NewTimeEntry, options?: CallOptions): Promise<HarvestEntry>
  /** `PATCH /v2/time_entries/{id}`: absent fields stay. Harvest ignores parameters of the other timer mode. */
  updateTimeEntry(
    id: number,
    changes: TimeEntryChanges,
    options?: CallOptions
  ): Promise<HarvestEntry>
  /** `DELETE /v2/time_entries/{id}/external_reference`. Returns null if the response does not contain the entry. */
  deleteExternalReference(id: number, options?: CallOptions): Promise<HarvestEntry | null>
  /** `DELETE /v2/time_entries/{id}`. Throws `not-found` if the entry is gone already. */
  deleteTimeEntry(id: number, options?: CallOptions): Promise<void>
  /** `PATCH /v2/time_entries/{id}/restart`. Returns the running entry, which in a start/end account is a new one. */
  restartTimeEntry(id: number, options?: CallOptions): Promise<HarvestEntry>
  /** `PATCH /v2/time_entries/{id}/stop`. Throws `rejected` if the entry does not run. */
  stopTimeEntry(id: number, options?: CallOptions): Promise<HarvestEntry>
  /** `GET /v2/company`: the account's settings. */
  retrieveCompany(options?: CallOptions): Promise<Company>
  /** `GET /v2/users/me`: the user of the token. */
  retrieveMe(options?: CallOptions): Promise<Person>
  /** `GET /v2/users/{id}`. Only administrators may read other users. */
  retrieveUser(id: number, options?: CallOptions): Promise<User>
  /** `GET /v2/users`. Throws `forbidden` for members. */
  listUsers(filter?: DirectoryFilter, options?: ListOptions): AsyncIterable<User>
  /** `GET /v2/users/{id}/teammates`. Throws `rejected` if the user is no manager. */
  listTeammates(id: number, options?: ListOptions): AsyncIterable<Teammate>
  /** `GET /v2/users/me/project_assignments`: the active assignments of the user. */
  listMyProjectAssignments(options?: ListOptions): AsyncIterable<ProjectAssignment>
  /** `GET /v2/users/{id}/project_assignments`: the active assignments of another user. */
  listProjectAssignments(id: number, options?: ListOptions): AsyncIterable<ProjectAssignment>
  /** `GET /v2/clients`. Throws `forbidden` for members. */
  listClients(filter?: DirectoryFilter, options?: CallOptions): AsyncIterable<Client>
  /** `GET /v2/projects`. Throws `forbidden` for members. */
  listProjects(filter?: DirectoryFilter, options?: CallOptions): AsyncIterable<Project>
  /** `GET /v2/tasks`. Throws `forbidden` for members. */
  listTasks(filter?: DirectoryFilter, options?: CallOptions): AsyncIterable<Task>
}

/** Creates a client for one account and token. It has one queue below Harvest's rate limit, and sends only to the origin of `baseUrl`. */
export function createHarvestClient(options: HarvestClientOptions): HarvestClient {
  const { baseUrl, accessToken, accountId, userAgent, clock, ...sending } = options
  const send = createSender({
    ...sending,
    headers: {
      Authorization: `Bearer ${accessToken}`,
      'Harvest-Account-Id': String(accountId),
      'User-Agent': userAgent
    }
  })

  async function request<Value>(
    line: `${Method} /${string}`,
    read: (body: unknown) => Value,
    callOptions?: CallOptions,
    json?: () => unknown,
    kind?: Unreadable['kind']
  ): Promise<Value> {
    const [method, path] = line.split(' ') as [Method, string]
    const call = { method, url: new URL(baseUrl + path) }
    const body = await send({ ...call, json: json && encoded(call, json) }, callOptions)
    return decoded(call, body, read, kind)
  }

  const entry = (line: `${Method} /${string}`, o?: CallOptions, json?: () => unknown) =>
    request(line, decode.decodeEntry, o, json, 'entry')
  /** Sends a request about one entry. The response must be about the same entry. */
  const entryWith = (
    id: number,
    line: `${Method} /${string}`,
    o?: CallOptions,
    json?: () => unknown
  ) => entry(line, o, json).then((answer) => checkId(line, id, answer))

  function pages<Item>(
    path: `/${string}`,
    reader: ItemReader<Item>,
    filter: TimeEntryFilter | DirectoryFilter = {},
    { onUnreadable, perPage: _, ...callOptions }: ListOptions = {}
  ): AsyncIterable<Page<Item>> {
    const first = new URL(baseUrl + path)
    first.search = encodeFilter(filter).toString()
    const decodeBody = (body: unknown, url: URL) =>
      decodedPage({ method: 'GET', url }, body, { ...reader, onUnreadable })
    return readPages(send, first, decodeBody, callOptions)
  }

  const entryPages: HarvestClient['listTimeEntryPages'] = (filter, o) =>
    pages('/time_entries', entriesOf(filter), filter, o)
  const assignmentsOf = (user: number | 'me', o?: ListOptions) =>
    itemsOf(pages(`/users/${user}/project_assignments`, ASSIGNMENTS, sizeOf(o), o))

  return {
    listTimeEntries: (filter, o) => itemsOf(entryPages(filter, o)),
    listTimeEntryPages: entryPages,
    retrieveTimeEntry: (id, o) => entryWith(id, `GET /time_entries/${id}`, o),
    createTimeEntry: (fresh, o) =>
      entry('POST /time_entries', o, () => encodeNewEntry(fresh, clock())),
    updateTimeEntry: (id, changes, o) =>
      entryWith(id, `PATCH /time_entries/${id}`, o, () => encodeChanges(changes, clock())),
    deleteExternalReference: (id, o) =>
      request(`DELETE /time_entries/${id}/external_reference`, decode.decodeEntryIfAny, o),
    deleteTimeEntry: (id, o) => request(`DELETE /time_entries/${id}`, () => {}, o),
    restartTimeEntry: (id, o) => entry(`PATCH /time_entries/${id}/restart`, o),
    stopTimeEntry: (id, o) => entryWith(id, `PATCH /time_entries/${id}/stop`, o),
    retrieveCompany: (o) => request('GET /company', decode.decodeCompany, o),
    retrieveMe: (o) => request('GET /users/me', decode.decodePerson, o),
    retrieveUser: (id, o) => request(`GET /users/${id}`, decode.decodeUser, o),
    listUsers: (filter, o) => itemsOf(pages('/users', USERS, filter, o)),
    listTeammates: (id, o) => itemsOf(pages(`/users/${id}/teammates`, TEAMMATES, {}, o)),
    listMyProjectAssignments: (o) => assignmentsOf('me', o),
    listProjectAssignments: (id, o) => assignmentsOf(id, o),
    listClients: (filter, o) => itemsOf(pages('/clients', CLIENTS, filter, o)),
    listProjects: (filter, o) => itemsOf(pages('/projects', PROJECTS, filter, o)),
    listTasks: (filter, o) => itemsOf(pages('/tasks', TASKS, filter, o))
  }
}

function sizeOf({ perPage }: ListOptions = {}): DirectoryFilter {
  return perPage === undefined ? {} : { perPage }
}

/** Encodes a body. Throws `HarvestError` (`invalid-input`) for values that must not be sent. */
function encoded({ method, url }: { method: Method; url: URL }, json: () => unknown): unknown {
  try {
    return json()
  } catch (error) {
    if (!(error instanceof InvalidParameter)) throw error
    throw new HarvestError({
      kind: 'invalid-input',
      certainty: 'refused',
      method,
      path: url.pathname,
      detail: error.message
    })
  }
}
