import { createContext } from 'svelte'
import type { Messages } from '#shared/messages/catalogue.ts'
import { english } from '#shared/messages/english.ts'

const [readMessages, provideMessages, hasMessages] = createContext<Messages>()

export { provideMessages }

/**
 * The texts in the window's language, which they follow; English where no window provides any, as in
 * a test of a single component. To be called while a component is set up:
 * `const { popover } = useMessages()`. A text kept in a variable stays in the language it was read in.
 */
export function useMessages(): Messages {
  return hasMessages() ? readMessages() : english
}
