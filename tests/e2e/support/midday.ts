const HOUR = 3_600_000
const MIDDAY = 12

/** Zones around the globe, at most four hours apart, that have a name at Harvest. */
const ZONES = [
  'Pacific/Auckland',
  'Asia/Tokyo',
  'Asia/Karachi',
  'Europe/Berlin',
  'Atlantic/South_Georgia',
  'America/Guatemala',
  'Pacific/Honolulu'
] as const

/**
 * Returns a zone where it is about noon. An hour of work cannot begin yesterday there, and the day does not end during
 * a spec.
 */
export function middayZone(now: number): string {
  const distance = (zone: string): number => Math.abs(hourIn(zone, now) - MIDDAY)
  return [...ZONES].sort((a, b) => distance(a) - distance(b))[0] ?? 'Etc/UTC'
}

/** Returns the date in a zone, `hours` from now. */
export function dateIn(timeZone: string, now: number, hours = 0): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now + hours * HOUR)
}

function hourIn(timeZone: string, now: number): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(now)
  )
}
