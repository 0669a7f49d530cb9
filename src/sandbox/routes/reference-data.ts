import { Hono } from 'hono'
import {
  creationKey,
  newestFirst,
  queryOf,
  reply,
  replyPage,
  type RouteContext,
  type SandboxContext,
  type SandboxEnv
} from '../context.ts'
import { referenceFilter } from '../filters.ts'
import { managesProject } from '../permissions.ts'
import { forbidden, notFound } from '../refusal.ts'

interface Resource {
  readonly id: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly isActive: boolean
}

interface ResourceOptions<T> {
  readonly name: string
  readonly items: (c: SandboxContext) => readonly T[]
  readonly toWire: (item: T, c: SandboxContext) => unknown
}

/** Adds the list and the single GET of clients, projects and tasks, which members may not read. */
export function resourceRoutes<T extends Resource>(
  context: RouteContext,
  { name, items, toWire }: ResourceOptions<T>
): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .get('/', (c) => {
      refuseMembers(c)
      return replyPage(c, context, {
        name,
        path: name,
        items: newestFirst(items(c)).filter(referenceFilter(queryOf(c))),
        keyOf: creationKey,
        toWire: (item) => toWire(item, c)
      })
    })
    .get('/:id', (c) => {
      refuseMembers(c)
      const item = items(c).find(({ id }) => id === Number(c.req.param('id')))
      if (!item) throw notFound()
      return reply(c, toWire(item, c), context)
    })
}

export function refuseMembers(c: SandboxContext): void {
  if (c.var.viewer.role === 'member') throw forbidden()
}

/** Administrators see every project; managers see their own. */
export function seesProject(c: SandboxContext, projectId: number, context: RouteContext): boolean {
  const { viewer } = c.var
  return (
    viewer.role === 'administrator' || managesProject(viewer, projectId, context.account.directory)
  )
}
