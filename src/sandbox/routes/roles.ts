import { Hono } from 'hono'
import { creationKey, replyPage, type RouteContext, type SandboxEnv } from '../context.ts'
import type { Person } from '../model.ts'
import { forbidden } from '../refusal.ts'
import { toTimestamp } from '../times.ts'

const FIRST_ROLE = 618_100

/** The business roles of users, which give no rights. Only administrators may read them. */
export function roleRoutes(context: RouteContext): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>().get('/', (c) => {
    if (c.var.viewer.role !== 'administrator') throw forbidden()
    return replyPage(c, context, {
      name: 'roles',
      path: 'roles',
      items: rolesOf(context.account.directory.people),
      keyOf: creationKey,
      toWire: ({ id, name, createdAt, userIds }) => ({
        id,
        name,
        created_at: toTimestamp(createdAt),
        updated_at: toTimestamp(createdAt),
        user_ids: userIds
      })
    })
  })
}

/** Returns one role for each label, newest first. */
function rolesOf(people: readonly Person[]) {
  const names = [...new Set(people.flatMap(({ labels }) => labels))].sort()
  return names
    .map((name, index) => {
      const holders = people.filter(({ labels }) => labels.includes(name))
      return {
        id: FIRST_ROLE + index,
        name,
        createdAt: Math.min(...holders.map(({ createdAt }) => createdAt)),
        userIds: holders.map(({ id }) => id)
      }
    })
    .sort((a, b) => b.createdAt - a.createdAt || b.id - a.id)
}
