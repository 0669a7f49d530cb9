import type { Ledger } from '#main/ledger/ledger.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import type { AccountDetails } from '#main/session/access.ts'
import type { AccessRole, Person } from '#shared/account.ts'
import type { Company } from '#shared/company.ts'
import { spentDateAt } from '#shared/time/spent-date.ts'
import type { SpentDate } from '#shared/time/spent-date.ts'
import { weekOf } from '#shared/time/week.ts'
import type { Week } from '#shared/time/week.ts'

/** The user and the settings of the account, as stored. */
export interface KnownAccount {
  readonly person: Person
  readonly company: Company
}

export interface ProfileOptions {
  readonly ledger: Pick<Ledger, 'document' | 'writeDocument'>
  readonly userId: number
  /** The details of an account that was just chosen; otherwise the stored ones are used. */
  readonly details: AccountDetails | undefined
  /** Called with the details now, and after each change. */
  readonly onAccount: (account: KnownAccount) => void
  /** Epoch milliseconds by Harvest's clock. */
  readonly now: () => number
  readonly computerTimeZone: string
  /** The company as the settings and the entries suggest it, if Harvest refuses to show it. */
  readonly guess: () => Company
}

/** The user and the formats of the account, as Harvest last sent them. Before that, the usual defaults apply. */
export interface Profile {
  context(): OverlayContext
  clock(): Company['clock']
  role(): AccessRole
  /** Hundredths of hours per week. */
  capacity(): number
  today(): SpentDate
  currentWeek(): Week
  weekAround(date: SpentDate): Week
  /** Stores details from Harvest. A company that Harvest refuses to show now stays as it was stored before. */
  update(details: AccountDetails): void
  /** Repeats the guess of a company that Harvest refuses to show. Returns true if the guess has changed. */
  guessAgain(): boolean
}

/** Creates the profile from the details that are given, or from the stored ones. */
export function createProfile(options: ProfileOptions): Profile {
  const { ledger, userId, details, onAccount, now, computerTimeZone, guess } = options
  let known: KnownAccount | null = ledger.document('account')
  if (details) update(details)
  else if (known) onAccount(known)

  function update({ person, company }: AccountDetails): void {
    const confirmed = company ?? (known?.company.isGuessed ? null : known?.company)
    known = { person, company: confirmed ?? guess() }
    ledger.writeDocument('account', known)
    onAccount(known)
  }

  function guessAgain(): boolean {
    if (!known?.company.isGuessed) return false
    const before = JSON.stringify(known.company)
    if (JSON.stringify(guess()) === before) return false
    update({ person: known.person, company: null })
    return true
  }

  const timeZone = (): string => known?.person.timeZone ?? computerTimeZone
  const today = (): SpentDate => spentDateAt(now(), timeZone())
  const weekAround = (date: SpentDate): Week =>
    weekOf(date, known?.company.weekStartDay ?? 'Monday')
  return {
    context: () => ({
      mode: known?.company.timerMode ?? 'duration',
      timeZone: timeZone(),
      user: { id: userId, name: known ? nameOf(known.person) : '' }
    }),
    clock: () => known?.company.clock ?? '24h',
    role: () => known?.person.accessRole ?? 'member',
    capacity: () => Math.round((known?.person.weeklyCapacitySeconds ?? 0) / 36),
    today,
    currentWeek: () => weekAround(today()),
    weekAround,
    update,
    guessAgain
  }
}

function nameOf({ firstName, lastName }: Person): string {
  return `${firstName} ${lastName}`.trim()
}
