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
import type { Person } from '../model.ts'
import { inventedTexts } from '../not-observed.ts'
import { canSeePerson } from '../permissions.ts'
import { forbidden, notFound, unprocessable } from '../refusal.ts'
import { personToWire, projectAssignmentToWire, teammateToWire } from '../wire-directory.ts'

export function userRoutes(context: RouteContext): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .get('/', (c) => listPeople(c, context))
    .get('/me', (c) => reply(c, personToWire(c.var.viewer, c.var.viewer), context))
    .get('/me/project_assignments', (c) => listAssignments(c, context, c.var.viewer, false))
    .get('/:id', (c) => {
      return reply(c, personToWire(visiblePerson(c, context), c.var.viewer), context)
    })
    .get('/:id/project_assignments', (c) => {
      return listAssignments(c, context, visiblePerson(c, context), true)
    })
    .get('/:id/teammates', (c) => listTeammates(c, context))
}

function listPeople(c: SandboxContext, context: RouteContext) {
  const { viewer } = c.var
  if (viewer.role === 'member') throw forbidden()
  const wanted = referenceFilter(queryOf(c))
  return replyPage(c, context, {
    name: 'users',
    path: 'users',
    items: newestFirst(context.account.directory.people).filter(
      (person) => canSeePerson(viewer, person.id) && wanted(person)
    ),
    keyOf: creationKey,
    toWire: (person) => personToWire(person, viewer)
  })
}

/** Returns active assignments only. The links contain the user's id, even for `me`. */
function listAssignments(
  c: SandboxContext,
  context: RouteContext,
  person: Person,
  byNumber: boolean
) {
  const { directory } = context.account
  const wanted = byNumber ? referenceFilter(queryOf(c)) : () => true
  return replyPage(c, context, {
    name: 'project_assignments',
    path: `users/${person.id}/project_assignments`,
    items: newestFirst(directory.userAssignments).filter(
      (it) =>
        it.userId === person.id &&
        it.isActive &&
        directory.project(it.projectId)?.isActive === true &&
        wanted(it)
    ),
    keyOf: creationKey,
    toWire: (it) => projectAssignmentToWire(it, c.var.viewer, directory),
    cursors: byNumber
  })
}

function listTeammates(c: SandboxContext, context: RouteContext) {
  const { directory } = context.account
  const leader = visiblePerson(c, context)
  if (c.var.viewer.role === 'member') throw forbidden()
  if (leader.role !== 'manager') throw unprocessable(inventedTexts.notATeamLeader)
  return replyPage(c, context, {
    name: 'teammates',
    path: `users/${leader.id}/teammates`,
    items: newestFirst(directory.people).filter(({ id }) => leader.teammateIds.includes(id)),
    keyOf: creationKey,
    toWire: teammateToWire
  })
}

function visiblePerson(c: SandboxContext, { account }: RouteContext): Person {
  const id = Number(c.req.param('id'))
  const { viewer } = c.var
  if (viewer.role === 'member' && id !== viewer.id) throw forbidden()
  const person = account.directory.person(id)
  if (!person || !canSeePerson(viewer, id)) throw notFound()
  return person
}
