import * as decode from '#main/harvest/decode.ts'
import { decoded } from '#main/harvest/decoded.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import { isSpentDate } from '#shared/time/spent-date.ts'
import { wireEntry } from '#tests/unit/main/harvest/wire-entry.ts'

const assignment = {
  id: 125_066_109,
  is_active: true,
  is_project_manager: true,
  project: { id: 41_068_261, name: 'Website', code: null, is_billable: true },
  client: { id: 15_058_255, name: 'Fernhill Dairy', currency: 'CAD' },
  task_assignments: [
    { id: 1, is_active: true, billable: false, task: { id: 22_630_607, name: 'Design' } },
    { id: 2, is_active: false, billable: true, task: { id: 22_630_613, name: 'Print' } }
  ]
}
const person = {
  id: 4_955_639,
  first_name: 'Rosa',
  last_name: 'Lindqvist',
  email: 'rosa@example.com',
  timezone: 'Eastern Time (US & Canada)',
  is_active: true,
  access_roles: ['manager', 'project_creator'],
  weekly_capacity: 126_000
}
const company = {
  name: 'Fernhill',
  base_uri: 'https://fernhill.harvestapp.com',
  wants_timestamp_timers: true,
  time_format: 'decimal',
  clock: '12h',
  week_start_day: 'Sunday',
  decimal_symbol: ','
}
const named = { id: 7, name: 'Fernhill', is_active: true, currency: 'EUR' }
const accounts = { accounts: [{ id: 1, name: 'Fernhill', product: 'harvest' }] }

/** Bodies as Harvest sends them, with their decoders. */
export const wireBodies: readonly {
  readonly name: string
  readonly body: unknown
  readonly decode: (body: unknown) => unknown
}[] = [
  { name: 'an entry', body: wireEntry, decode: decode.decodeEntry },
  { name: 'the answer to a deletion', body: wireEntry, decode: decode.decodeEntryIfAny },
  { name: 'an assignment', body: assignment, decode: decode.decodeAssignment },
  { name: 'a person', body: person, decode: decode.decodePerson },
  { name: 'a user', body: person, decode: decode.decodeUser },
  { name: 'a teammate', body: person, decode: decode.decodeTeammate },
  { name: 'the company', body: company, decode: decode.decodeCompany },
  { name: 'a client', body: named, decode: decode.decodeClient },
  { name: 'a task', body: named, decode: decode.decodeTask },
  {
    name: 'a project',
    body: { ...named, client: { id: 1, name: 'Fernhill' } },
    decode: decode.decodeProject
  },
  { name: 'the accounts', body: accounts, decode: decode.decodeAccounts }
]

const call = { method: 'GET', url: new URL('http://127.0.0.1/v2/odd') } as const

/** Returns what is wrong with the decoded value of an odd body, or null if it is valid or a named failure. */
export function faultOfReading(body: unknown, read: (body: unknown) => unknown): string | null {
  try {
    return faultIn(decoded(call, body, read))
  } catch (error) {
    return error instanceof HarvestError ? null : `threw ${String(error)}`
  }
}

/** Checks that numbers are finite, ids are whole and exact, and dates exist. */
function faultIn(value: unknown, name = ''): string | null {
  if (typeof value === 'number' && !Number.isFinite(value)) return `${name} is ${value}`
  if (name === 'id' && typeof value === 'number' && !Number.isSafeInteger(value))
    return `an id of ${value}`
  if (/hours/i.test(name) && !Number.isSafeInteger(value)) return `${name} of ${String(value)}`
  if (name === 'spentDate' && !isSpentDate(String(value))) return `the day ${String(value)}`
  if (/At$/.test(name) && value !== null && Number.isNaN(Date.parse(String(value))))
    return `${name} at ${String(value)}`
  if (typeof value !== 'object' || value === null) return null
  const faults = Object.entries(value).map(([key, inner]) => faultIn(inner, key))
  return faults.find((fault) => fault !== null) ?? null
}
