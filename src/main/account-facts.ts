import type { Ledger } from '#main/ledger/ledger.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import type { AccessRole, Person } from '#shared/account.ts'
import type { Company } from '#shared/company.ts'
import { spentDateAt } from '#shared/spent-date.ts'
import type { SpentDate } from '#shared/spent-date.ts'
import { weekOf } from '#shared/week.ts'
import type { Week } from '#shared/week.ts'

interface Known {
  readonly person: Person
  readonly company: Company
}

export interface AccountFactsOptions {
  readonly ledger: Ledger
  readonly userId: number
  /** Known already when the account was just chosen; otherwise the ledger remembers. */
  readonly account: Known | undefined
  readonly onAccount: (account: Known) => void
  /** Epoch milliseconds by Harvest's clock. */
  readonly serverNow: () => number
  readonly computerTimeZone: string
}

/** Who the person is and how their account wants things shown: as Harvest last said, or as usual until it has. */
export interface AccountFacts {
  context(): OverlayContext
  clock(): Company['clock']
  role(): AccessRole
  /** Per week. */
  capacity(): number
  today(): SpentDate
  weekAround(date: SpentDate): Week
  /** Takes over what Harvest says now; the ledger keeps it. */
  take(fresh: Known): void
}

export function createAccountFacts(options: AccountFactsOptions): AccountFacts {
  const { ledger, userId, account, onAccount, serverNow, computerTimeZone } = options
  let known: Known | null = account ?? ledger.document<Known>('account')
  if (account) ledger.writeDocument('account', account)
  if (known) onAccount(known)

  const timeZone = (): string => known?.person.timeZone ?? computerTimeZone
  return {
    context: () => ({
      mode: known?.company.timerMode ?? 'duration',
      timeZone: timeZone(),
      user: { id: userId, name: known ? nameOf(known.person) : '' }
    }),
    clock: () => known?.company.clock ?? '24h',
    role: () => known?.person.accessRole ?? 'member',
    capacity: () => Math.round((known?.person.weeklyCapacitySeconds ?? 0) / 36),
    today: () => spentDateAt(serverNow(), timeZone()),
    weekAround: (date) => weekOf(date, known?.company.weekStartDay ?? 'Monday'),
    take: (fresh) => {
      known = fresh
      ledger.writeDocument('account', fresh)
      onAccount(fresh)
    }
  }
}

function nameOf({ firstName, lastName }: Person): string {
  return `${firstName} ${lastName}`.trim()
}
