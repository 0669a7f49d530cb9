/**
 * Kinds of people in a history. Each kind adds steps decided by its own random numbers, so that a history without one
 * kind is otherwise the same.
 */
export const PEOPLE = {
  forms: 'leaves forms open while their entries change',
  away: 'chooses late in idle questions, or has rules',
  second: 'has a second Gleaner on the same account',
  hotkeys: 'presses start/stop on old data',
  undo: 'undoes a change, even days later',
  days: 'works for days, and forgets timers overnight',
  mode: 'has an administrator who changes the timer mode of the account',
  zone: 'moves to other time zones, even offline and while a timer runs'
} as const

export type PersonKind = keyof typeof PEOPLE

export const EVERYBODY: ReadonlySet<PersonKind> = new Set(Object.keys(PEOPLE) as PersonKind[])

/** Kinds that need no response from Harvest at once. They can wait while a token is refused by mistake. */
export const PATIENT: ReadonlySet<PersonKind> = new Set(['forms'])

/**
 * Returns the people of a run: all, or those in `only`, without those in `leaveOut`. Both are lists such as
 * `away,undo`. Throws an `Error` that names the choices if a name is unknown.
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
      throw new Error(`"${name}" is not one of ${Object.keys(PEOPLE).join(', ')}, nobody.`)
    return name
  })
}

function isPersonKind(name: string): name is PersonKind {
  return Object.hasOwn(PEOPLE, name)
}
