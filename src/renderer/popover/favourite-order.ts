import type { NamedWork } from '#shared/project-assignment.ts'
import type { Favourite } from '#shared/settings.ts'
import type { NamedFavourite } from '#shared/state.ts'
import { workOf } from '#shared/timesheet.ts'

type Favourites = readonly Favourite[]

/** Returns the part of a named work that the settings store. */
export function favouriteOf(work: NamedWork, notes: string): Favourite {
  return { ...workOf(work), notes }
}

/** Returns the key of a favourite. */
export function favouriteKey({ projectId, taskId, notes }: Favourite): string {
  return `${projectId}:${taskId}:${notes}`
}

export function isFavourite(favourites: Favourites, one: Favourite): boolean {
  return favourites.some((each) => favouriteKey(each) === favouriteKey(one))
}

/** Adds a favourite at the end, or removes it if it is one. */
export function toggleFavourite(favourites: Favourites, one: Favourite): Favourites {
  const others = favourites.filter((each) => favouriteKey(each) !== favouriteKey(one))
  return others.length < favourites.length ? others : [...favourites, one]
}

/** Moves a favourite among the shown ones. Favourites of other accounts keep their places. */
export function moveFavourite(
  favourites: Favourites,
  shown: readonly NamedFavourite[],
  from: number,
  to: number
): Favourites {
  const order = shown.map(({ work, notes }) => favouriteOf(work, notes))
  const [moved] = order.splice(from, 1)
  if (!moved) return favourites
  order.splice(to, 0, moved)
  const keys = new Set(order.map(favouriteKey))
  return favourites.map((each) => (keys.has(favouriteKey(each)) ? (order.shift() ?? each) : each))
}
