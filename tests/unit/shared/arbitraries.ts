import fc from 'fast-check'

/** Dates within a century around now. */
export const spentDates = fc
  .integer({ min: Date.UTC(1970, 0, 2) / 86_400_000, max: Date.UTC(2070, 0, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))

export const instants = fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2070, 0, 1) })

/** Zones whose clocks change by an hour, by half an hour, at midnight, over a whole day, or never. */
export const timeZones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Etc/UTC'
)

export const clockTimes = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minutes) =>
    [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  )
