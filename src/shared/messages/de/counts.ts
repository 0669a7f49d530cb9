import { formatNumber, plural } from '../plural.ts'

export const LOCALE = 'de-DE'

/** Formats a number of minutes as people say it: `45 Minuten`, `1 Std.`, `64 Std. 5 Min.` */
export const minutes = (count: number): string => {
  if (count < 60) return plural(LOCALE, count, { one: '# Minute', other: '# Minuten' })
  const rest = count % 60
  const hours = `${formatNumber(LOCALE, Math.floor(count / 60))} Std.`
  return rest === 0 ? hours : `${hours} ${formatNumber(LOCALE, rest)} Min.`
}

export const entries = (count: number) =>
  plural(LOCALE, count, { one: '# Eintrag', other: '# Einträge' })

export const changes = (count: number) =>
  plural(LOCALE, count, { one: '# Änderung', other: '# Änderungen' })

export const changesWaiting = (count: number) =>
  plural(LOCALE, count, { one: '# Änderung wartet', other: '# Änderungen warten' })
