import { formatNumber, plural } from '../plural.ts'

/* British rules: days before months, no comma before "and". */
export const LOCALE = 'en-GB'

/** Formats a number of minutes as people say it: `45 minutes`, `1 h`, `64 h 5 min`. */
export const minutes = (count: number): string => {
  if (count < 60) return plural(LOCALE, count, { one: '# minute', other: '# minutes' })
  const rest = count % 60
  const hours = `${formatNumber(LOCALE, Math.floor(count / 60))} h`
  return rest === 0 ? hours : `${hours} ${formatNumber(LOCALE, rest)} min`
}

export const entries = (count: number) =>
  plural(LOCALE, count, { one: '# entry', other: '# entries' })

export const changes = (count: number) =>
  plural(LOCALE, count, { one: '# change', other: '# changes' })
