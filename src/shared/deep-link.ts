import { isAcceptedDate } from './time/spent-date.ts'
import type { SpentDate } from './time/spent-date.ts'

/** The command in a link. Nothing changes before the user agrees, because any web page can contain a link. */
export type DeepLink =
  /** `project` and `task` are an id, a name or a project code. `task` is '' if the link has none. */
  | {
      readonly kind: 'start'
      readonly project: string
      readonly task: string
      readonly notes: string
    }
  | { readonly kind: 'stop' }
  | { readonly kind: 'toggle' }
  /** `date`: any day of the week; null for the current one. */
  | { readonly kind: 'week'; readonly date: SpentDate | null }
  /** `id` is Harvest's id of the entry. */
  | { readonly kind: 'entry'; readonly id: number }

/** Longer addresses are refused. */
const LONGEST = 4000
const LONGEST_NAME = 255
const LONGEST_NOTES = 2000

const PARAMETERS: Readonly<Record<DeepLink['kind'], readonly string[]>> = {
  start: ['project', 'task', 'notes'],
  stop: [],
  toggle: [],
  week: ['date'],
  entry: []
}

/**
 * Parses a `gleaner://` address. Returns null for unknown, repeated, empty or malformed parameters,
 * control characters, user names, ports and fragments. Never throws.
 */
export function parseDeepLink(address: string): DeepLink | null {
  if (address.length > LONGEST) return null
  const match = /^gleaner:\/\/([a-z]+)(?:\/(\d{1,15}))?\/?(?:\?([^#]*))?$/i.exec(address)
  const kind = match?.[1]?.toLowerCase()
  if (!match || !isKind(kind)) return null
  const parameters = readParameters(match[3] ?? '', PARAMETERS[kind])
  const isNumbered = match[2] !== undefined
  if (!parameters || isNumbered !== (kind === 'entry')) return null
  switch (kind) {
    case 'stop':
    case 'toggle':
      return { kind }
    case 'entry':
      return readEntry(Number(match[2]))
    case 'week':
      return readWeek(parameters)
    case 'start':
      return readStart(parameters)
  }
}

function isKind(text: string | undefined): text is DeepLink['kind'] {
  return text !== undefined && Object.hasOwn(PARAMETERS, text)
}

function readEntry(id: number): DeepLink | null {
  return id > 0 ? { kind: 'entry', id } : null
}

function readWeek(parameters: ReadonlyMap<string, string>): DeepLink | null {
  const date = parameters.get('date') ?? null
  return date === null || isAcceptedDate(date) ? { kind: 'week', date } : null
}

function readStart(parameters: ReadonlyMap<string, string>): DeepLink | null {
  const project = parameters.get('project')?.trim() ?? ''
  const task = parameters.get('task')?.trim() ?? ''
  const notes = parameters.get('notes')?.trim() ?? ''
  const isShort = project.length <= LONGEST_NAME && task.length <= LONGEST_NAME
  if (project === '' || !isShort || notes.length > LONGEST_NOTES) return null
  return { kind: 'start', project, task, notes }
}

/** Returns the decoded parameters, or null if one is unknown, repeated or malformed. */
function readParameters(
  query: string,
  known: readonly string[]
): ReadonlyMap<string, string> | null {
  const parameters = new Map<string, string>()
  for (const part of query === '' ? [] : query.split('&')) {
    const [name = '', ...rest] = part.split('=')
    const value = decode(rest.join('='))
    if (value === null || value === '' || !known.includes(name) || parameters.has(name)) return null
    parameters.set(name, value)
  }
  return parameters
}

/** Names must not contain control characters; notes may contain line breaks. */
function decode(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '))
    // eslint-disable-next-line no-control-regex -- the pattern looks for them
    return /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(decoded)
      ? null
      : decoded
  } catch {
    return null
  }
}
