const HOUR = 3_600_000
const MIDDAY = 12

/** Zones all around the globe, four hours apart at most, that Harvest has a name for. */
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
 * A zone where it is about noon: no spec has to fear that its hour of work began yesterday, or that
 * the day ends while it runs.
 */
export function middayZone(now: number): string {
  const distance = (zone: string): number => Math.abs(hourIn(zone, now) - MIDDAY)
  return [...ZONES].sort((a, b) => distance(a) - distance(b))[0] ?? 'Etc/UTC'
}

/** The date in a zone, so many hours from now. */
export function dateIn(timeZone: string, now: number, hours = 0): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now + hours * HOUR)
}

function hourIn(timeZone: string, now: number): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(now)
  )
}
