/** What a first launch leads through. */
export const STEPS = ['connect', 'atHand', 'away'] as const

export type Step = (typeof STEPS)[number]

/** The steps once one is connected; nobody goes back behind that. */
export type LaterStep = Exclude<Step, 'connect'>

/** The step before or after one, or null where there is none. */
export function stepBeside(step: LaterStep, direction: 1 | -1): LaterStep | null {
  const neighbour = STEPS[STEPS.indexOf(step) + direction]
  return neighbour === undefined || neighbour === 'connect' ? null : neighbour
}
