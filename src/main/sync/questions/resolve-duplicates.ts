import type { PushOptions } from '../push/push-options.ts'

/**
 * An entry that came twice and whose other is gone, because the person deleted that one, is the only one
 * now: nobody has to be asked, and it loses the reference it came with.
 */
export function keepLoneTwins({ ledger, view, now }: PushOptions): void {
  for (const { harvestId, key, ofKey } of ledger.twins()) {
    if (ofKey === null || view.entry(ofKey)) continue
    const isThere = view.entry(key) !== undefined
    const intent = { kind: 'removeReference' } as const
    ledger.answerTwin(harvestId, isThere ? [{ entryKey: key, intent }] : [], now())
  }
}
