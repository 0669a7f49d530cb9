import { createContext } from 'svelte'
import type { Messages } from '#shared/messages/catalogue.ts'
import { english } from '#shared/messages/english.ts'

const [readMessages, provideMessages, hasMessages] = createContext<Messages>()

export { provideMessages }

/**
 * Returns the texts in the window's language, or in English if no window provides any, as in a test
 * of a single component. Call it while a component is set up: `const { popover } = useMessages()`.
 * A text that is stored in a variable keeps the language in which it was read.
 */
export function useMessages(): Messages {
  return hasMessages() ? readMessages() : english
}
