import type { Hono } from 'hono'
import type { RouteContext, SandboxEnv } from '../context.ts'
import { clientToWire } from '../wire-directory.ts'
import { resourceRoutes } from './reference-data.ts'

export function clientRoutes(context: RouteContext): Hono<SandboxEnv> {
  return resourceRoutes(context, {
    name: 'clients',
    items: () => context.account.directory.clients,
    toWire: clientToWire
  })
}
