import { messagesFor, type Messages } from '#shared/messages/catalogue.ts'
import { liveTexts } from '#shared/messages/live.ts'

/** The texts of a locale that may change: each is looked up when it is needed. */
export function liveMessages(locale: () => string): Messages {
  return liveTexts(() => messagesFor(locale()))
}
