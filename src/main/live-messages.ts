import { messagesFor } from '#shared/messages/catalogue.ts'
import type { Messages } from '#shared/messages/catalogue.ts'

/** The catalogue of a locale that may change: each area is looked up when a text of it is needed. */
export function liveMessages(locale: () => string): Messages {
  const areas = Object.keys(messagesFor('en')) as (keyof Messages)[]
  const getters = areas.map((area) => [
    area,
    { enumerable: true, get: () => messagesFor(locale())[area] }
  ])
  return Object.defineProperties({}, Object.fromEntries(getters)) as Messages
}
