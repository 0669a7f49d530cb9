/** The steps of a first launch. */
export const STEPS = ['connect', 'atHand', 'away'] as const

export type Step = (typeof STEPS)[number]

/** The steps after connecting. The user cannot go back to connecting. */
export type LaterStep = Exclude<Step, 'connect'>

/** Returns the step before or after another, or null if there is none. */
export function stepBeside(step: LaterStep, direction: 1 | -1): LaterStep | null {
  const neighbour = STEPS[STEPS.indexOf(step) + direction]
  return neighbour === undefined || neighbour === 'connect' ? null : neighbour
}
