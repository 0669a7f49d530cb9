import type { EntryKey } from '#shared/time-entry.ts'
import type { EntryBase } from './intents.ts'
import type { NewOperation } from './operations.ts'

/**
 * The version of each entry after the last command that was given here. It is the base version of a change whose sender does
 * not say which version it showed: changes from other devices since then do not count as seen. In memory only.
 */
export class OwnVersions {
  readonly #versions = new Map<EntryKey, EntryBase>()

  /** Returns undefined if no command was given since Gleaner was started, or the user decided about a conflict since. */
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
