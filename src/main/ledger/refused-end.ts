import type { NewOperation, Operation } from './operations.ts'

/**
 * Makes a stop or a cut take the place of the refused one before it. Behind that one it would wait until
 * the user decides about it, and both together would end the timer twice. Any other operation is returned
 * as it is. Pure.
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

/** A refused cut that has made entries already is no longer replaced: it would make them again. */
function isRefusedEnd({ intent, status, step }: Operation): boolean {
  if (status !== 'refused') return false
  return intent.kind === 'stop' || (intent.kind === 'trim' && step === 0)
}
