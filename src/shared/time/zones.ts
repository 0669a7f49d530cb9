import { RAILS_ZONES } from '#facts/rails-zones.ts'

/**
 * Returns the IANA zone for the `timezone` of a Harvest profile, or null if there is none.
 *
 * @param harvestName a Rails name such as `Berlin`, or an IANA name that this computer supports
 */
export function ianaZone(harvestName: string): string | null {
  const name = harvestName.replaceAll("'", '’')
  if (Object.hasOwn(RAILS_ZONES, name)) return RAILS_ZONES[name] ?? null
  return isIanaZone(harvestName) ? harvestName : null
}

function isIanaZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** True if two IANA names mean the same zone, such as `UTC` and `Etc/UTC`. Unknown names equal only themselves. */
export function isSameZone(one: string, other: string): boolean {
  if (one === other) return true
  try {
    return new Temporal.ZonedDateTime(0n, one).equals(new Temporal.ZonedDateTime(0n, other))
  } catch {
    return false
  }
}
