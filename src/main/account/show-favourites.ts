import { setFavourites } from '#main/store/transitions.ts'
import type { AccountContext } from './account-context.ts'
import type { KnownAssignments } from './known-assignments.ts'
import { namedFavourites } from './named-favourites.ts'

/** Puts the favourites into the state, with the names that their work has in this account. */
export function showFavourites(
  { store }: Pick<AccountContext, 'store'>,
  { shown }: Pick<KnownAssignments, 'shown'>
): void {
  const { favourites } = store.state.settings
  store.update(setFavourites(namedFavourites(favourites, shown)))
}

/** Shows the favourites now and after each change of settings or ledger. Returns functions that stop it. */
export function followFavourites(
  account: Pick<AccountContext, 'store' | 'ledger'>,
  known: Pick<KnownAssignments, 'shown'>
): readonly (() => void)[] {
  const { store, ledger } = account
  let { favourites } = store.state.settings
  const show = (): void => showFavourites(account, known)
  show()
  return [
    ledger.subscribe(show),
    store.subscribe(({ settings }) => {
      if (settings.favourites === favourites) return
      ;({ favourites } = settings)
      show()
    })
  ]
}
