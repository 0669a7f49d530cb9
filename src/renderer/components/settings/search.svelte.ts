import { createContext } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'
import { wordsOf } from '../picker/fold.ts'

/** What is looked for in the settings, and which sections have it. */
export class SettingsSearch {
  query = $state('')
  readonly #words = $derived(wordsOf(this.query))
  readonly #found = new SvelteSet<string>()

  get isSearching(): boolean {
    return this.#words.length > 0
  }

  get foundNothing(): boolean {
    return this.isSearching && this.#found.size === 0
  }

  /** Whether a text has every word looked for, or the beginning of it. */
  fits(text: string): boolean {
    const words = wordsOf(text)
    return this.#words.every((sought) => words.some((word) => word.startsWith(sought)))
  }

  report(section: string, isFound: boolean): void {
    if (isFound) this.#found.add(section)
    else this.#found.delete(section)
  }
}

const [readSearch, provideSearch, hasSearch] = createContext<SettingsSearch>()

export { provideSearch }

/** The search of the view around, or one that finds everything where there is none. */
export function useSearch(): SettingsSearch {
  return hasSearch() ? readSearch() : new SettingsSearch()
}
