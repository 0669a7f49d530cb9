import type { Ledger } from '#main/ledger/ledger.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import type { AccessRole, Person } from '#shared/account.ts'
import type { Company } from '#shared/company.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { weekOf } from '#shared/time/week.ts'
import type { Week } from '#shared/time/week.ts'

interface Known {
  readonly person: Person
  readonly company: Company
}

/** The answers of Harvest. The company is null if Harvest refuses to show it to this user. */
export interface ToldAccount {
  readonly person: Person
  readonly company: Company | null
}

export interface AccountFactsOptions {
  readonly ledger: Ledger
  readonly userId: number
  /** Known already when the account was just chosen; otherwise the ledger remembers. */
  readonly account: ToldAccount | undefined
  readonly onAccount: (account: Known) => void
  /** Epoch milliseconds by Harvest's clock. */
  readonly serverNow: () => number
  readonly computerTimeZone: string
  /** The company as far as a setting and the entries tell it. */
  readonly guess: () => Company
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
  /** Takes over what Harvest says now; the ledger keeps it. What was told once stays if it is refused later. */
  take(fresh: ToldAccount): void
  /** Guesses again what Harvest does not tell. Returns true if the guess has changed. */
  guessAgain(): boolean
}

export function createAccountFacts(options: AccountFactsOptions): AccountFacts {
  const { ledger, userId, account, onAccount, serverNow, computerTimeZone, guess } = options
  let known: Known | null = ledger.document('account')
  if (account) take(account)
  else if (known) onAccount(known)

  function take({ person, company }: ToldAccount): void {
    const told = company ?? (known?.company.isGuessed ? null : known?.company)
    known = { person, company: told ?? guess() }
    ledger.writeDocument('account', known)
    onAccount(known)
  }

  function guessAgain(): boolean {
    if (!known?.company.isGuessed) return false
    const before = JSON.stringify(known.company)
    if (JSON.stringify(guess()) === before) return false
    take({ person: known.person, company: null })
    return true
  }

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
    take,
    guessAgain
  }
}

function nameOf({ firstName, lastName }: Person): string {
  return `${firstName} ${lastName}`.trim()
}
