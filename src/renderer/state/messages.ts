import { createContext } from 'svelte'
import { messagesFor, type Messages } from '#shared/messages/catalogue.ts'

const [readLanguage, provideLanguage, hasLanguage] = createContext<() => string>()

export { provideLanguage }

/**
 * The catalogue in the window's language; English where no window provides one, as in a test of a
 * single component. To be called while a component is set up: `const { popover } = useMessages()`.
 */
export function useMessages(): Messages {
  return messagesFor(hasLanguage() ? readLanguage()() : 'en')
}
