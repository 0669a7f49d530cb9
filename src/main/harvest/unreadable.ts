import type { z } from 'zod'
import type { Unreadable } from '#shared/left-out.ts'
import { isSpentDate } from '#shared/time/spent-date.ts'

type Attributes = Readonly<Record<string, unknown>>

/** Describes an item that cannot be read, as far as its attributes are valid. Never throws. */
export function unreadable(
  kind: Unreadable['kind'],
  item: unknown,
  { issues }: z.ZodError
): Unreadable {
  const body = attributesOf(item)
  const [issue] = issues
  const path = issue?.path ?? []
  const value = path.reduce<unknown>((of, key) => attributesOf(of)[String(key)], item)
  return {
    kind,
    id: idOf(body['id']),
    names: kind === 'person' ? personName(body) : workNames(body),
    spentDate: dateOf(body['spent_date']),
    attribute: path.map(String).join('.'),
    problem: value === null || value === undefined ? 'empty' : 'wrong'
  }
}

function workNames({ client, project, task }: Attributes): readonly string[] {
  return [client, project, task].map((each) => textOf(attributesOf(each)['name'])).filter(Boolean)
}

function personName({ first_name, last_name }: Attributes): readonly string[] {
  const name = `${textOf(first_name)} ${textOf(last_name)}`.trim()
  return name === '' ? [] : [name]
}

/** Returns the id, also if Harvest sent it as text; null if it is invalid. */
function idOf(value: unknown): number | null {
  const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return Number.isSafeInteger(id) && Number(id) >= 0 ? Number(id) : null
}

function dateOf(value: unknown): string | null {
  const date = textOf(value).slice(0, 10)
  return isSpentDate(date) ? date : null
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function attributesOf(value: unknown): Attributes {
  return typeof value === 'object' && value !== null ? (value as Attributes) : {}
}
