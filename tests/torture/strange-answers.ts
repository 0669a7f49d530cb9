import { DAY, HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { addDays } from '#shared/time/spent-date.ts'
import type { Entry } from '#sandbox/model.ts'
import type { Network, WireAnswer, WireRequest } from './network.ts'
import type { Random } from './random.ts'

type Answered = Extract<WireAnswer, { readonly status: number }>
type Wire = Readonly<Record<string, unknown>>

/** The share of responses that are strange. */
const STRANGE = 0.05
/** The number of bodies that are stored as responses to other requests. */
const MOST_KEPT = 40

/**
 * A broken gateway before Harvest. Some responses are about another entry, of another date, list entries of a
 * colleague or what another request wanted, contain a wrong time, or refuse the token. Harvest itself works correctly.
 */
export class StrangeAnswers {
  readonly #network: Network
  readonly #random: Random
  readonly #colleague: number
  readonly #theirs: readonly Entry[]
  #isOver = false
  /** Entries as Harvest last returned them, by id. */
  #told = new Map<unknown, Wire>()
  /** Bodies of lists by address. */
  #lists = new Map<string, Wire>()

  /** Creates entries of a colleague in the same account, including a running timer. */
  constructor(network: Network, random: Random) {
    this.#network = network
    this.#random = random
    const { people, projects, tasks } = worksOf(network)
    this.#colleague = people
    const { account } = network
    const day = new Date(account.entries()[0]?.createdAt ?? network.now).toISOString().slice(0, 10)
    for (let daysAgo = 0; daysAgo < 4; daysAgo += 1)
      account.create(this.#colleague, {
        project_id: projects,
        task_id: tasks,
        spent_date: addDays(day, -daysAgo),
        notes: `of the colleague, ${daysAgo} days ago`,
        ...timeOf(daysAgo, account.directory.company.mode)
      })
    this.#theirs = this.#entriesOfColleague()
  }

  /** Passes on every response unchanged from now on. */
  stop(): void {
    this.#isOver = true
  }

  /** Entries of the colleague that were changed, deleted, stopped or added. */
  touched(): readonly string[] {
    const before = new Map(this.#theirs.map((entry) => [entry.id, JSON.stringify(entry)]))
    const now = this.#entriesOfColleague()
    const changed = now.filter((entry) => before.get(entry.id) !== JSON.stringify(entry))
    const gone = this.#theirs.filter(({ id }) => !now.some((entry) => entry.id === id))
    return [...changed, ...gone].map(({ notes }) => `${notes} was changed`)
  }

  /** Returns the response as it arrives. */
  alter(request: WireRequest, answer: Answered): Answered {
    const body = parsed(answer.body)
    if (answer.status >= 400 || body === null) return answer
    const isStrange = !this.#isOver && this.#random.chance(STRANGE)
    const altered = isStrange ? this.#altered(request, answer, body) : answer
    this.#remember(request, body)
    return altered
  }

  #altered(request: WireRequest, answer: Answered, body: Wire): Answered {
    const isEntry = typeof body['spent_date'] === 'string'
    const isList = Array.isArray(body['time_entries'])
    const kind = this.#random.weighted({
      'wrong-date': 3,
      'wrong-entry': isEntry ? 4 : 0,
      'wrong-attribute': isEntry && request.method !== 'GET' ? 3 : 0,
      'foreign-entries': isList ? 4 : 0,
      'another-list': isList ? 2 : 0,
      'refused-token': 0.5
    })
    const strange = this.#strange(kind, request, answer, body)
    if (!strange) return answer
    this.#network.hits[kind] = (this.#network.hits[kind] ?? 0) + 1
    this.#network.note(`?? ${kind}`)
    return strange
  }

  #strange(kind: string, request: WireRequest, answer: Answered, body: Wire): Answered | null {
    switch (kind) {
      case 'wrong-date':
        return { ...answer, headers: { ...answer.headers, date: this.#wrongDate() } }
      case 'wrong-entry': {
        const other = this.#otherThan(body['id'])
        // the id only, or the whole response to another request
        return (
          other && withBody(answer, this.#random.chance(0.5) ? other : { ...body, id: other['id'] })
        )
      }
      case 'wrong-attribute':
        return withBody(answer, { ...body, ...this.#wrongAttribute(body) })
      case 'foreign-entries': {
        const list = body['time_entries'] as readonly Wire[]
        const [template] = [...list, ...this.#told.values()]
        const theirs = template ? this.#theirs.map((entry) => wireOf(entry, template)) : []
        return withBody(answer, { ...body, time_entries: [...theirs, ...list] })
      }
      case 'another-list': {
        const others = [...this.#lists].filter(([url]) => url !== request.url)
        const [, other] = others.length > 0 ? this.#random.pick(others) : []
        return other ? withBody(answer, other) : null
      }
      default: {
        const refused = { error: 'invalid_token', error_description: 'expired' }
        return { ...withBody(answer, refused), status: 401 }
      }
    }
  }

  #wrongDate(): string {
    const offset = this.#random.pick([
      10 * SECOND,
      10 * MINUTE,
      HOUR,
      DAY,
      3000 * DAY,
      40_000 * DAY
    ])
    const sign = this.#random.chance(0.5) ? 1 : -1
    return new Date(this.#network.now + sign * offset).toUTCString()
  }

  #wrongAttribute({ spent_date: date }: Wire): Wire {
    return this.#random.pick<Wire>([
      { user: { id: this.#colleague, name: 'A colleague' } },
      { project: { id: 1, name: 'Another project', code: null } },
      { task: { id: 1, name: 'Another task' } },
      { spent_date: addDays(String(date), this.#random.pick([-7, -1, 1, 7])) }
    ])
  }

  /** An entry of the user that Harvest returned before, or one of the colleague's. */
  #otherThan(id: unknown): Wire | null {
    const told = [...this.#told.values()].filter((entry) => entry['id'] !== id)
    const [template] = told
    const theirs = template ? this.#theirs.map((entry) => wireOf(entry, template)) : []
    const others = [...told, ...theirs]
    return others.length > 0 ? this.#random.pick(others) : null
  }

  #remember({ url }: WireRequest, body: Wire): void {
    const list = body['time_entries']
    if (Array.isArray(list)) this.#lists.set(url, body)
    const entries = Array.isArray(list)
      ? list
      : typeof body['spent_date'] === 'string'
        ? [body]
        : []
    for (const entry of entries as readonly Wire[]) this.#told.set(entry['id'], entry)
    for (const kept of [this.#told, this.#lists])
      for (const key of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(key as never)
  }

  #entriesOfColleague(): readonly Entry[] {
    return this.#network.account.entries().filter(({ userId }) => userId === this.#colleague)
  }
}

/** A colleague, and work that they may track time to. */
function worksOf({ account, userId }: Network) {
  const { people, userAssignments, taskAssignments } = account.directory
  for (const { id } of people) {
    if (id === userId) continue
    for (const { projectId } of [...userAssignments].filter((each) => each.userId === id))
      for (const { taskId } of [...taskAssignments].filter((each) => each.projectId === projectId))
        return { people: id, projects: projectId, tasks: taskId }
  }
  throw new Error('there is no colleague in the account')
}

/** Today's entry is a running timer, and older ones have hours. */
function timeOf(daysAgo: number, mode: 'duration' | 'timestamps') {
  if (daysAgo === 0) return {}
  return mode === 'duration' ? { hours: 8 } : { started_time: '08:00', ended_time: '16:00' }
}

/** An entry of the colleague as Harvest returns it. */
function wireOf({ id, userId, ...entry }: Entry, template: Wire): Wire {
  const { timerStartedAt } = entry
  return {
    ...template,
    id,
    user: { id: userId, name: 'A colleague' },
    spent_date: entry.spentDate,
    notes: entry.notes,
    hours: entry.hundredths / 100,
    hours_without_timer: entry.hundredths / 100,
    rounded_hours: entry.hundredths / 100,
    is_running: timerStartedAt !== null,
    timer_started_at: timerStartedAt === null ? null : new Date(timerStartedAt).toISOString(),
    external_reference: null
  }
}

function withBody(answer: Answered, body: Wire): Answered {
  return { ...answer, body: JSON.stringify(body) }
}

function parsed(body: string): Wire | null {
  return body.startsWith('{') ? (JSON.parse(body) as Wire) : null
}
