import type { ProjectAssignment } from '#shared/project-assignment.ts'
import { findWork } from '#shared/project-assignment.ts'
import type { Favourite } from '#shared/settings.ts'
import type { NamedFavourite } from '#shared/state.ts'

/** The favourites a person may book to, with their names, in their order. */
export function namedFavourites(
  favourites: readonly Favourite[],
  assignments: () => readonly ProjectAssignment[]
): readonly NamedFavourite[] {
  if (favourites.length === 0) return []
  const known = assignments()
  return favourites.flatMap(({ notes, ...ids }) => {
    const work = findWork(known, ids)
    return work ? [{ work, notes }] : []
  })
}
