import { Hono } from 'hono'
import { reply, type RouteContext, type SandboxEnv } from '../context.ts'
import type { Company } from '../model.ts'
import type { Parameters } from '../parameters.ts'
import { forbidden } from '../refusal.ts'
import { companyToWire } from '../wire-directory.ts'

export function companyRoutes(context: RouteContext): Hono<SandboxEnv> {
  const { account } = context
  return new Hono<SandboxEnv>()
    .get('/', (c) => reply(c, companyToWire(account.directory.company), context))
    .patch('/', (c) => {
      if (c.var.viewer.role !== 'administrator') throw forbidden()
      account.changeCompany(readCompanyChange(c.var.parameters))
      return reply(c, companyToWire(account.directory.company), context)
    })
}

/** Harvest lets an administrator change these two attributes only. */
function readCompanyChange(sent: Parameters): Partial<Company> {
  const timestamps = sent.wants_timestamp_timers
  const capacity = Number(sent.weekly_capacity)
  return {
    ...(timestamps === undefined
      ? {}
      : { mode: ['false', '0'].includes(String(timestamps)) ? 'duration' : 'timestamps' }),
    ...(Number.isInteger(capacity) && capacity >= 0 ? { weeklyCapacity: capacity } : {})
  }
}
