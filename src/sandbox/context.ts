import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { json, type Answer } from './answers.ts'
import type { Account } from './account.ts'
import type { Person, Role } from './model.ts'
import type { NotObserved } from './not-observed.ts'
import { paginate, type SortKey } from './pagination.ts'
import type { Parameters } from './parameters.ts'

/** The facts about a request that are logged. */
export interface Seen {
  role: Role | null
  body: Parameters
}

export interface SandboxEnv {
  Bindings: { readonly seen: Seen }
  Variables: { viewer: Person; parameters: Parameters }
}

export type SandboxContext = Context<SandboxEnv>

/** The dependencies of the routes. */
export interface RouteContext {
  readonly account: Account
  readonly switches: NotObserved
  /** Returns `http://127.0.0.1:PORT`. Only valid once the server listens. */
  readonly origin: () => string
}

export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers })
}

/** Returns a JSON response. Responses to GET have the weak ETag of their text. */
export function reply(c: SandboxContext, value: unknown, context: RouteContext, status = 200) {
  const answer = json(status, value)
  if (c.req.method !== 'GET' || status !== 200) return toResponse(answer)
  const etag = `W/"${createHash('md5').update(answer.body).digest('hex')}"`
  const known = context.switches.conditionalGet && c.req.header('if-none-match') === etag
  if (known) return new Response(null, { status: 304, headers: { etag } })
  return toResponse({ ...answer, headers: { ...answer.headers, etag } })
}

export interface ListOptions<T> {
  readonly name: string
  readonly path: string
  readonly items: readonly T[]
  readonly keyOf: (item: T) => SortKey
  readonly toWire: (item: T) => unknown
  readonly cursors?: boolean
}

/** Returns one page of a list in Harvest's envelope, with links on the sandbox's own origin. */
export function replyPage<T>(c: SandboxContext, context: RouteContext, list: ListOptions<T>) {
  const { items, envelope } = paginate({
    items: list.items,
    keyOf: list.keyOf,
    cursors: list.cursors ?? true,
    address: `${context.origin()}/v2/${list.path}`,
    query: queryOf(c)
  })
  return reply(c, { [list.name]: items.map(list.toWire), ...envelope }, context)
}

export function queryOf(c: SandboxContext): URLSearchParams {
  return new URL(c.req.url).searchParams
}

/** Sorts the newest first, as in every list except time entries. */
export function newestFirst<T extends { readonly id: number; readonly createdAt: number }>(
  items: readonly T[]
): readonly T[] {
  return [...items].sort((a, b) => b.createdAt - a.createdAt || b.id - a.id)
}

export function creationKey({
  id,
  createdAt
}: {
  readonly id: number
  readonly createdAt: number
}) {
  return { created_at: createdAt, id }
}
