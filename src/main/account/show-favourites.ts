import type { Ledger } from '#main/ledger/ledger.ts'
import type { Store } from '#main/store/store.ts'
import { setFavourites } from '#main/store/transitions.ts'
import { namedFavourites } from './named-favourites.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'

export interface AccountFavouritesOptions {
  readonly store: Store
  readonly ledger: Ledger
  readonly assignments: () => readonly ProjectAssignment[]
}

/** Shows the favourites by the names their work has in this account. */
export function showFavourites({
  store,
  assignments
}: Pick<AccountFavouritesOptions, 'store' | 'assignments'>): void {
  const { favourites } = store.state.settings
  store.update(setFavourites(namedFavourites(favourites, assignments)))
}

/** Shows the favourites by the names their work has in this account, now and later; the answers end it. */
export function followFavourites(options: AccountFavouritesOptions): readonly (() => void)[] {
  const { store, ledger } = options
  let { favourites } = store.state.settings
  const show = (): void => showFavourites(options)
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
