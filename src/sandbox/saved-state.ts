import type { AccountState } from './model.ts'

const LISTS = [
  'people',
  'clients',
  'projects',
  'tasks',
  'userAssignments',
  'taskAssignments',
  'timesheets'
]

/** Parses the output of `save`. Throws for anything else. */
export function readSavedState(text: string): AccountState {
  const state: unknown = JSON.parse(text)
  if (!isObject(state) || state.version !== 1 || !Number.isSafeInteger(state.nextId)) {
    throw new Error('not a saved sandbox account')
  }
  const { directory, entries } = state
  const whole =
    isObject(directory) &&
    isObject(directory.company) &&
    LISTS.every((name) => Array.isArray(directory[name])) &&
    Array.isArray(entries) &&
    entries.every((entry) => isObject(entry) && Number.isSafeInteger(entry.id))
  if (!whole) throw new Error('the saved sandbox account is damaged')
  return state as unknown as AccountState
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
