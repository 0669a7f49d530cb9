import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono'
import {
  empty,
  html,
  json,
  recordNotFound,
  routeNotFound,
  tooManyRequests,
  unauthorized,
  type Answer
} from './answers.ts'
import { readParameters } from './body.ts'
import {
  queryOf,
  toResponse,
  type RouteContext,
  type SandboxContext,
  type SandboxEnv
} from './context.ts'
import type { Person } from './model.ts'
import { inventedTexts, type NotObserved } from './not-observed.ts'
import type { RateLimit } from './rate-limit.ts'
import { Refusal } from './refusal.ts'
import { listAccounts } from './routes/accounts.ts'
import { clientRoutes } from './routes/clients.ts'
import { companyRoutes } from './routes/company.ts'
import { projectRoutes, taskAssignmentRoutes } from './routes/projects.ts'
import { roleRoutes } from './routes/roles.ts'
import { taskRoutes } from './routes/tasks.ts'
import { timeEntryRoutes } from './routes/time-entries.ts'
import { userRoutes } from './routes/users.ts'

export interface ApiContext extends RouteContext {
  /** Returns the user that a token belongs to. */
  readonly owner: (token: string) => Person | undefined
  readonly rateLimit: RateLimit
  readonly now: () => number
}

/**
 * The API under both of its prefixes, and the accounts of the identity host. A trailing slash in a
 * path makes no difference.
 */
export function createApi(context: ApiContext): Hono<SandboxEnv> {
  const resources = new Hono<SandboxEnv>()
    .use(signedIn(context, { account: true }))
    .route('/time_entries', timeEntryRoutes(context))
    .route('/company', companyRoutes(context))
    .route('/users', userRoutes(context))
    .route('/clients', clientRoutes(context))
    .route('/projects', projectRoutes(context))
    .route('/tasks', taskRoutes(context))
    .route('/roles', roleRoutes(context))
    .route('/task_assignments', taskAssignmentRoutes(context))
  return new Hono<SandboxEnv>({ strict: false })
    .get('/api/v2/accounts', signedIn(context, { account: false }), (c) => listAccounts(c, context))
    .route('/v2', resources)
    .route('/api/v2', resources)
    .notFound(() => toResponse(routeNotFound()))
    .onError((error) => toResponse(refused(error)))
}

/** Checks User-Agent, token, account, rate limit and body, in this order. */
function signedIn(
  context: ApiContext,
  needs: { readonly account: boolean }
): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    if (!c.req.header('user-agent')) return toResponse(withoutUserAgent(context.switches))
    const token = tokenOf(c)
    const viewer = token === null ? undefined : context.owner(token)
    if (token === null || !viewer?.isActive) return toResponse(unauthorized())
    if (needs.account && accountOf(c) !== String(context.account.directory.accountId)) {
      return toResponse(unauthorized())
    }
    c.env.seen.role = viewer.role
    const wait = needs.account ? context.rateLimit.take(token) : 0
    if (wait > 0) {
      return toResponse(tooManyRequests(context.switches.tooManyRequests, wait, context.now()))
    }
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const parameters = await readParameters(bytes, c.req.header('content-type') ?? '')
    c.env.seen.body = parameters
    c.set('viewer', viewer)
    c.set('parameters', parameters)
    return next()
  }
}

function tokenOf(c: SandboxContext): string | null {
  const [, bearer] = /^Bearer\s+(\S+)\s*$/i.exec(c.req.header('authorization') ?? '') ?? []
  return bearer ?? queryOf(c).get('access_token')
}

function accountOf(c: SandboxContext): string | null {
  return c.req.header('harvest-account-id') ?? queryOf(c).get('account_id')
}

function withoutUserAgent({ missingUserAgentBody }: NotObserved): Answer {
  if (missingUserAgentBody === 'empty') return empty(400)
  if (missingUserAgentBody === 'html') return html(400, 'Bad Request')
  return json(400, { message: inventedTexts.missingUserAgent })
}

function refused(error: Error): Answer {
  if (error instanceof Refusal) {
    return error.status === 404 ? recordNotFound() : json(error.status, { message: error.message })
  }
  console.error('the sandbox failed:', error)
  return html(500, 'Something went wrong')
}
