import type { PushOptions } from '../push/push-options.ts'

/** Keeps a duplicate without asking if the user deleted the other entry, and removes its marker. */
export function resolveLoneDuplicates({ ledger, view, now }: PushOptions): void {
  for (const duplicate of ledger.duplicates()) {
    const { ofKey } = duplicate
    if (ofKey === null || view.entry(ofKey)) continue
    ledger.resolveDuplicate(duplicate, 'keep', now())
  }
}
