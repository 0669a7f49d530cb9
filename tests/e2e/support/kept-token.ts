import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import packageJson from '../../../package.json' with { type: 'json' }
import type { Harvest } from './harvest.ts'

/**
 * Prepares a data folder as Gleaner leaves it after a sign-in: the token in the keychain, the account in the settings.
 * Spares every test that is not about signing in the welcome window. Returns false and changes nothing if this
 * computer has no keychain or if an account is signed in already.
 */
export async function keepToken(userData: string, harvest: Harvest): Promise<boolean> {
  const file = join(userData, 'settings.json')
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  if ('account' in settings) return false
  const { accountId, company, people } = harvest.sandbox.account.directory
  const { userId, token } = harvest
  try {
    const { default: keytar } = await import('keytar')
    const service = `${packageJson.productName} ${userData}`
    await keytar.setPassword(service, `harvest-${accountId}-${userId}`, token)
  } catch {
    return false
  }
  const account = { kind: 'harvest', accountId, userId }
  const person = people.find(({ id }) => id === userId)
  const names = { name: company.name, person: `${person?.firstName} ${person?.lastName}` }
  writeFileSync(
    file,
    JSON.stringify({ ...settings, account, accounts: [{ ...account, ...names }] })
  )
  return true
}
