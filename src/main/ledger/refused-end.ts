import type { NewOperation, Operation } from './operations.ts'

/**
 * Lets a stop or a cut replace a refused stop or cut of the same entry. Otherwise it would wait until the user decides about
 * the refused one, and both together would end the timer twice. Returns any other operation as it is. Pure.
 */
export function insteadOfRefusedEnd(
  operation: NewOperation,
  operations: readonly Operation[]
): NewOperation {
  const { entryKey, intent } = operation
  if (intent.kind !== 'stop' && intent.kind !== 'trim') return operation
  const refused = operations.find((each) => each.entryKey === entryKey && isRefusedEnd(each))
  return refused ? { ...operation, amends: { id: refused.id, intent } } : operation
}

/** False for a refused cut that has created entries already: a replacement would create them again. */
function isRefusedEnd({ intent, status, step }: Operation): boolean {
  if (status !== 'refused') return false
  return intent.kind === 'stop' || (intent.kind === 'trim' && step === 0)
}
