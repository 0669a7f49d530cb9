import { createContext } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'
import { matchesWordStarts } from '#shared/search-text.ts'

/** The query of the settings search, and the sections that match it. */
export class SettingsSearch {
  query = $state('')
  readonly #found = new SvelteSet<string>()

  get isSearching(): boolean {
    return this.query.trim() !== ''
  }

  get foundNothing(): boolean {
    return this.isSearching && this.#found.size === 0
  }

  /** True if every word of the query begins a word of the text. */
  fits(text: string): boolean {
    return matchesWordStarts([text], this.query)
  }

  /** Stores the result of a section, which `foundNothing` counts. */
  report(section: string, isFound: boolean): void {
    if (isFound) this.#found.add(section)
    else this.#found.delete(section)
  }
}

const [readSearch, provideSearch, hasSearch] = createContext<SettingsSearch>()

export { provideSearch }

/** Returns the search of the settings view, or outside of it a search that finds every section. */
export function useSearch(): SettingsSearch {
  return hasSearch() ? readSearch() : new SettingsSearch()
}
