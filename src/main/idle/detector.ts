/** An absence: from the last input before it to the return. Epoch milliseconds. */
export interface Absence {
  readonly from: number
  readonly to: number
}

/** The moment of the last input that was noticed; null before the first observation. */
export type DetectorState = { readonly lastInput: number | null }

/**
 *   (none) --first observation--> knows the last input --input within the threshold--> knows a later one
 *                                        |
 *                                        '--input after the threshold--> absence from the old to the new
 *
 * One rule for idling, locking, sleep and a closed lid: time between two inputs that is longer than the
 * threshold was an absence, shorter never is, whatever the system calls it. Events only make us look.
 * Pure and idempotent: looking twice finds nothing new, a clock that was set back finds nothing.
 */
export function observe(
  state: DetectorState,
  seen: { readonly now: number; readonly idleSeconds: number },
  thresholdMs: number
): { readonly state: DetectorState; readonly absence: Absence | null } {
  const input = seen.now - seen.idleSeconds * 1000
  const { lastInput } = state
  if (lastInput === null) return { state: { lastInput: input }, absence: null }
  // whole seconds wobble: an input is later only when it is later by more than that
  if (input <= lastInput + 1000 && input >= lastInput - 1000) return { state, absence: null }
  const absence = input - lastInput >= thresholdMs ? { from: lastInput, to: input } : null
  return { state: { lastInput: input }, absence }
}
