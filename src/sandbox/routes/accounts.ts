import { reply, type RouteContext, type SandboxContext } from '../context.ts'

const HARVEST_ID_OFFSET = 9_000_000
const FORECAST_ACCOUNT = 88_888

/** The list of the identity host. Its user ids are Harvest IDs, which differ from `users/me`. */
export function listAccounts(c: SandboxContext, context: RouteContext): Response {
  const { accountId, company } = context.account.directory
  const { id, firstName, lastName, email } = c.var.viewer
  return reply(
    c,
    {
      user: { id: id + HARVEST_ID_OFFSET, first_name: firstName, last_name: lastName, email },
      accounts: [
        { id: accountId, name: company.name, product: 'harvest' },
        { id: FORECAST_ACCOUNT, name: company.name, product: 'forecast' }
      ]
    },
    context
  )
}
