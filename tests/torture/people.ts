/**
 * Kinds of people that a history may have. Each one adds steps of its own, decided by dice of its own: a
 * history without one of them is the same otherwise.
 */
export const PEOPLE = {
  forms: 'leaves forms open while their entries change',
  away: 'answers questions about time away late, or by rules',
  second: 'has a second Gleaner on the same account',
  hotkeys: 'presses start/stop without looking, on an old picture',
  undo: 'takes a change back, also days later',
  days: 'works on for days, and forgets timers overnight'
} as const

export type PersonKind = keyof typeof PEOPLE

export const EVERYBODY: ReadonlySet<PersonKind> = new Set(Object.keys(PEOPLE) as PersonKind[])

/** Those who need no answer of Harvest's at once: they can wait while a token is refused by mistake. */
export const PATIENT: ReadonlySet<PersonKind> = new Set(['forms'])

/**
 * The people of a run: everybody, or those that `only` names, without those that `leaveOut` names. Both
 * are lists such as `away,undo`. Throws an `Error` that names the choices if a name is unknown.
 */
export function peopleOf(
  only: string | undefined,
  leaveOut: string | undefined
): ReadonlySet<PersonKind> {
  const left = new Set(namesOf(leaveOut))
  const chosen = only === undefined ? [...EVERYBODY] : namesOf(only)
  return new Set(chosen.filter((kind) => !left.has(kind)))
}

function namesOf(list: string | undefined): readonly PersonKind[] {
  const names = (list ?? '').split(',').filter((name) => name !== '' && name !== 'nobody')
  return names.map((name) => {
    if (!isPersonKind(name))
      throw new Error(`"${name}" is none of ${Object.keys(PEOPLE).join(', ')}, nobody.`)
    return name
  })
}

function isPersonKind(name: string): name is PersonKind {
  return Object.hasOwn(PEOPLE, name)
}
