import type { ProjectAssignment } from '#shared/project-assignment.ts'
import { findWork } from '#shared/project-assignment.ts'
import type { Favourite } from '#shared/settings.ts'
import type { NamedFavourite } from '#shared/state.ts'

/** Returns the favourites that are assigned to the user, with the names of their work, in their order. */
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
