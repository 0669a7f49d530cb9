import { plural } from '../plural.ts'

/* British rules: days before months, no comma before "and". */
export const LOCALE = 'en-GB'

export const minutes = (count: number) =>
  plural(LOCALE, count, { one: '# minute', other: '# minutes' })

export const entries = (count: number) =>
  plural(LOCALE, count, { one: '# entry', other: '# entries' })

export const changes = (count: number) =>
  plural(LOCALE, count, { one: '# change', other: '# changes' })
