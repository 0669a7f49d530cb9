import type { Directory } from './directory.ts'
import type { Entry } from './model.ts'
import { inventedTexts } from './not-observed.ts'
import { unprocessable } from './refusal.ts'
import { parseDate, parseTimestamp } from './times.ts'

type Test = (entry: Entry) => boolean
type Filter = (value: string, directory: Directory) => Test

/** The filters of the list of time entries, by parameter. An empty value filters nothing. */
const entryFilters: Readonly<Record<string, Filter>> = {
  user_id: (value) => (entry) => entry.userId === Number(value),
  client_id: (value, directory) => (entry) =>
    directory.project(entry.projectId)?.clientId === Number(value),
  project_id: (value) => (entry) => entry.projectId === Number(value),
  task_id: (value) => (entry) => entry.taskId === Number(value),
  external_reference_id: (value) => (entry) => entry.externalReference?.id === value,
  is_billed: (value) => (entry) => (entry.invoice !== null) === readBoolean(value),
  is_running: (value) => (entry) => (entry.timerStartedAt !== null) === readBoolean(value),
  approval_status: (value, directory) => (entry) =>
    directory.approval(entry.userId, entry.spentDate) === value,
  updated_since: updatedSince,
  from: (value) => {
    const from = readDate('from', value)
    return (entry) => entry.spentDate >= from
  },
  to: (value) => {
    const to = readDate('to', value)
    return (entry) => entry.spentDate <= to
  }
}

export function entryFilter(query: URLSearchParams, directory: Directory): Test {
  const tests = Object.entries(entryFilters).flatMap(([name, filter]) => {
    const value = query.get(name)
    return value ? [filter(value, directory)] : []
  })
  return (entry) => tests.every((test) => test(entry))
}

interface Reference {
  readonly isActive?: boolean
  readonly updatedAt: number
}

/** `is_active` and `updated_since`, the filters of every list of reference data. */
export function referenceFilter(query: URLSearchParams): (item: Reference) => boolean {
  const active = query.get('is_active')
  const since = query.get('updated_since')
  const updated = since ? updatedSince(since) : () => true
  return (item) => (!active || item.isActive === readBoolean(active)) && updated(item)
}

/** Returns a filter for items that changed strictly later, compared in whole seconds. */
function updatedSince(value: string): (item: { readonly updatedAt: number }) => boolean {
  const since = parseTimestamp(value)
  if (since === null) throw unprocessable(inventedTexts.badDate('updated_since'))
  return (item) => item.updatedAt > since
}

function readDate(parameter: string, value: string): string {
  const date = parseDate(value)
  if (date === null) throw unprocessable(inventedTexts.badDate(parameter))
  return date
}

function readBoolean(value: string): boolean {
  return !['false', 'f', '0', 'off'].includes(value.toLowerCase())
}
