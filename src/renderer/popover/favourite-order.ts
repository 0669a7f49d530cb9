import type { NamedWork } from '#shared/project-assignment.ts'
import type { Favourite } from '#shared/settings.ts'
import type { NamedFavourite } from '#shared/state.ts'
import { workOf } from '#shared/timesheet.ts'

type Favourites = readonly Favourite[]

/** What the settings keep of named work. */
export function favouriteOf(work: NamedWork, notes: string): Favourite {
  return { ...workOf(work), notes }
}

/** Names a favourite among others. */
export function favouriteKey({ projectId, taskId, notes }: Favourite): string {
  return `${projectId}:${taskId}:${notes}`
}

export function isFavourite(favourites: Favourites, one: Favourite): boolean {
  return favourites.some((each) => favouriteKey(each) === favouriteKey(one))
}

/** With a favourite at the end when it was none, without it when it was. */
export function toggleFavourite(favourites: Favourites, one: Favourite): Favourites {
  const others = favourites.filter((each) => favouriteKey(each) !== favouriteKey(one))
  return others.length < favourites.length ? others : [...favourites, one]
}

/**
 * With one of those that are shown put at another place among them. The others, of another account,
 * keep their places in the list.
 */
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
