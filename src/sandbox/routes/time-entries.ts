import { Hono } from 'hono'
import { empty } from '../answers.ts'
import {
  queryOf,
  reply,
  replyPage,
  toResponse,
  type RouteContext,
  type SandboxContext,
  type SandboxEnv
} from '../context.ts'
import { entryFilter } from '../filters.ts'
import type { Entry } from '../model.ts'
import type { NotObserved } from '../not-observed.ts'
import { canSeeEntry } from '../permissions.ts'
import { entryToWire } from '../wire.ts'

export function timeEntryRoutes(context: RouteContext): Hono<SandboxEnv> {
  const { account, switches } = context

  const answer = (c: SandboxContext, entry: Entry, status = 200) =>
    reply(c, entryToWire(entry, c.var.viewer, account.circumstances()), context, status)

  return new Hono<SandboxEnv>()
    .get('/', (c) => list(c, context))
    .post('/', (c) => answer(c, account.create(c.var.viewer.id, c.var.parameters), 201))
    .get('/:id', (c) => answer(c, account.visibleEntry(c.var.viewer.id, idOf(c))))
    .patch('/:id', (c) => answer(c, account.update(c.var.viewer.id, idOf(c), c.var.parameters)))
    .patch('/:id/restart', (c) => answer(c, account.restart(c.var.viewer.id, idOf(c))))
    .patch('/:id/stop', (c) => answer(c, account.stop(c.var.viewer.id, idOf(c))))
    .delete('/:id', (c) => {
      const wire = removed(c, account.delete(c.var.viewer.id, idOf(c)), context)
      return answerDelete(c, wire, switches.deleteBody, context)
    })
    .delete('/:id/external_reference', (c) => {
      const wire = removed(c, account.deleteReference(c.var.viewer.id, idOf(c)), context)
      return answerDelete(c, wire, switches.deleteReferenceBody, context)
    })
}

function list(c: SandboxContext, context: RouteContext) {
  const at = context.account.circumstances()
  const { viewer } = c.var
  const wanted = entryFilter(queryOf(c), at.directory)
  return replyPage(c, context, {
    name: 'time_entries',
    path: 'time_entries',
    items: context.account
      .entries()
      .filter((entry) => canSeeEntry(viewer, entry, at.directory) && wanted(entry)),
    keyOf: (entry) => ({
      spent_date: entry.spentDate,
      created_at: entry.createdAt,
      id: entry.id
    }),
    toWire: (entry) => entryToWire(entry, viewer, at)
  })
}

function removed(c: SandboxContext, entry: Entry, { account }: RouteContext) {
  return entryToWire(entry, c.var.viewer, account.circumstances())
}

function answerDelete(
  c: SandboxContext,
  wire: unknown,
  body: NotObserved['deleteBody'],
  context: RouteContext
): Response {
  if (body === 'empty') return toResponse(empty(200))
  return reply(c, body === 'object' ? {} : wire, context)
}

function idOf(c: SandboxContext): number {
  return Number(c.req.param('id'))
}
