import type { Intent } from '#main/ledger/intents.ts'
import type { Operation } from '#main/ledger/operations.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import { KIM } from './entries.ts'

export const BERLIN: OverlayContext = {
  mode: 'duration',
  timeZone: 'Europe/Berlin',
  user: KIM
}
export const BERLIN_TIMES: OverlayContext = { ...BERLIN, mode: 'timestamps' }

/** Returns a waiting operation, changed by `differs`. */
export function operation(intent: Intent, differs: Partial<Operation> = {}): Operation {
  return {
    sequence: 1,
    id: 'operation-1',
    entryKey: 'h1001',
    intent,
    status: 'waiting',
    step: 0,
    attempts: 0,
    madeAt: null,
    sentAt: null,
    nextAttemptAt: null,
    progress: {},
    question: null,
    failure: null,
    ...differs
  }
}
