import type { Account } from '#shared/account.ts'
import { decodeAccounts } from './decode.ts'
import { decoded } from './decoded.ts'
import { createSender, type CallOptions, type SenderOptions } from './sender.ts'

export interface AccountsOptions extends Omit<SenderOptions, 'headers'> {
  /** `https://id.getharvest.com`, or an override; no slash at the end. */
  readonly idUrl: string
  readonly accessToken: string
  readonly userAgent: string
}

/**
 * `GET /api/v2/accounts` at the identity host: returns the Harvest accounts of a token. Accounts of other products are left
 * out. Throws `HarvestError`.
 */
export async function listAccounts(
  { idUrl, accessToken, userAgent, ...sending }: AccountsOptions,
  options?: CallOptions
): Promise<readonly Account[]> {
  const headers = { Authorization: `Bearer ${accessToken}`, 'User-Agent': userAgent }
  const send = createSender({ ...sending, headers })
  const call = { method: 'GET', url: new URL(`${idUrl}/api/v2/accounts`) } as const
  return decoded(call, await send(call, options), decodeAccounts)
}
