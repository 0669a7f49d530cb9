import { plural } from '../plural.ts'

export const LOCALE = 'de-DE'

export const minutes = (count: number) =>
  plural(LOCALE, count, { one: '# Minute', other: '# Minuten' })

export const entries = (count: number) =>
  plural(LOCALE, count, { one: '# Eintrag', other: '# Einträge' })

export const changes = (count: number) =>
  plural(LOCALE, count, { one: '# Änderung', other: '# Änderungen' })

export const changesWaiting = (count: number) =>
  plural(LOCALE, count, { one: '# Änderung wartet', other: '# Änderungen warten' })
