import { RAILS_ZONES } from '#facts/rails-zones.ts'

/** Returns the name that Harvest shows for an IANA zone: the Rails name, or the IANA name if Rails has none. */
export function railsNameOf(timeZone: string): string {
  const names = Object.keys(RAILS_ZONES).filter((name) => RAILS_ZONES[name] === timeZone)
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ')
  return names.find((name) => name === city) ?? names[0] ?? timeZone
}
