import type { Hono } from 'hono'
import type { RouteContext, SandboxEnv } from '../context.ts'
import { taskToWire } from '../wire-directory.ts'
import { resourceRoutes } from './reference-data.ts'

export function taskRoutes(context: RouteContext): Hono<SandboxEnv> {
  return resourceRoutes(context, {
    name: 'tasks',
    items: () => context.account.directory.tasks,
    toWire: taskToWire
  })
}
