import type { EntryKey } from '#shared/time-entry.ts'
import type { EntryBase } from './intents.ts'
import type { NewOperation } from './operations.ts'

/**
 * The version in which the last command given here left an entry. It is the base version of a change whose sender does
 * not say what it showed: nothing that came from elsewhere since counts as seen. Kept in memory only.
 */
export class OwnVersions {
  readonly #versions = new Map<EntryKey, EntryBase>()

  /** Returns undefined where Gleaner gave no command since it was started, or the user decided about a conflict since. */
  of(key: EntryKey): EntryBase | undefined {
    return this.#versions.get(key)
  }

  store(versions: ReadonlyMap<EntryKey, EntryBase>): void {
    for (const [key, version] of versions) this.#versions.set(key, version)
  }

  forget(operations: readonly Pick<NewOperation, 'entryKey'>[]): void {
    for (const { entryKey } of operations) this.#versions.delete(entryKey)
  }

  forgetAll(): void {
    this.#versions.clear()
  }
}
