import { Hono } from 'hono'
import {
  creationKey,
  newestFirst,
  queryOf,
  replyPage,
  type RouteContext,
  type SandboxContext,
  type SandboxEnv
} from '../context.ts'
import { referenceFilter } from '../filters.ts'
import { notFound } from '../refusal.ts'
import { projectTaskToWire, projectToWire } from '../wire-directory.ts'
import { refuseMembers, resourceRoutes, seesProject } from './reference-data.ts'

export function projectRoutes(context: RouteContext): Hono<SandboxEnv> {
  const { account } = context
  const routes = new Hono<SandboxEnv>().get('/:id/task_assignments', (c) => {
    const id = Number(c.req.param('id'))
    refuseMembers(c)
    if (!account.directory.project(id) || !seesProject(c, id, context)) throw notFound()
    return listTaskAssignments(c, context, id)
  })
  const resource = resourceRoutes(context, {
    name: 'projects',
    items: (c) => {
      const client = queryOf(c).get('client_id')
      return account.directory.projects
        .filter(({ id }) => seesProject(c, id, context))
        .filter(({ clientId }) => !client || clientId === Number(client))
    },
    toWire: (project) => projectToWire(project, account.directory)
  })
  return routes.route('/', resource)
}

export function taskAssignmentRoutes(context: RouteContext): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>().get('/', (c) => {
    refuseMembers(c)
    return listTaskAssignments(c, context, null)
  })
}

/** Returns all task assignments, or those of one project (a list with page numbers). */
function listTaskAssignments(c: SandboxContext, context: RouteContext, projectId: number | null) {
  const { directory } = context.account
  const items = directory.taskAssignments.filter((it) =>
    projectId === null ? seesProject(c, it.projectId, context) : it.projectId === projectId
  )
  return replyPage(c, context, {
    name: 'task_assignments',
    path: projectId === null ? 'task_assignments' : `projects/${projectId}/task_assignments`,
    items: newestFirst(items).filter(referenceFilter(queryOf(c))),
    keyOf: creationKey,
    toWire: (it) => projectTaskToWire(it, c.var.viewer, directory),
    cursors: projectId === null
  })
}
