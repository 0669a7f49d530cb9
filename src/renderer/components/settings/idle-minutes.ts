export const LEAST_IDLE_MINUTES = 1
export const MOST_IDLE_MINUTES = 240

/** Whole minutes out of a field, or null where they cannot be meant. */
export function readMinutes(text: string): number | null {
  if (!/^\d+$/.test(text.trim())) return null
  const minutes = Number(text)
  return minutes >= LEAST_IDLE_MINUTES && minutes <= MOST_IDLE_MINUTES ? minutes : null
}
