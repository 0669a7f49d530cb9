import type { Check } from './row-checks.ts'
import {
  isDate,
  isFlag,
  isId,
  isInstant,
  isNamed,
  isNumber,
  isText,
  listOf,
  oneOf,
  orNull,
  shape
} from './row-checks.ts'
import type { DocumentName } from './stored-documents.ts'

/** Documents about how far Harvest was read. A rebuilt ledger drops them, so that everything is read again. */
export const READING_PROGRESS: readonly DocumentName[] = ['filled', 'changes']

const isAssignments = listOf(
  shape({
    client: isNamed,
    project: isNamed,
    taskAssignments: listOf(shape({ task: isNamed }))
  })
)

const isAccount = shape({
  person: shape({
    id: isId,
    firstName: isText,
    lastName: isText,
    timeZone: isTimeZone,
    accessRole: oneOf('administrator', 'manager', 'member'),
    weeklyCapacitySeconds: isNumber
  }),
  company: shape({
    name: isText,
    baseUri: orNull(isText),
    timerMode: oneOf('duration', 'timestamps'),
    timeFormat: oneOf('decimal', 'hours_minutes'),
    clock: oneOf('12h', '24h'),
    weekStartDay: isText,
    decimalSymbol: oneOf('.', ',')
  })
})

const CHECKS: Readonly<Record<string, Check>> = {
  account: isAccount,
  assignments: isAssignments,
  colleagues: listOf(isNamed),
  references: isText,
  'next-day': isText,
  filled: shape({ from: isDate, to: isDate }),
  changes: isInstant,
  clock: shape({ offsetMs: isInstant, bootedAt: isInstant }),
  'left-out': listOf(
    shape({
      kind: oneOf('entry'),
      id: isId,
      names: listOf(isText),
      spentDate: orNull(isDate),
      attribute: isText,
      problem: oneOf('empty', 'wrong'),
      isShown: isFlag,
      list: isText
    })
  ),
  'last-runs': shape({ running: orNull(isText), endedAt: isInstants })
}

/** Returns true if a document has the shape that its name promises. Names without a rule always pass. */
export function isDocument(name: string, body: unknown): boolean {
  const check = name.startsWith('assignments-of-') ? isAssignments : CHECKS[name]
  return check === undefined || check(body)
}

function isInstants(value: unknown): boolean {
  return shape({})(value) && Object.values(value as object).every(isInstant)
}

function isTimeZone(value: unknown): boolean {
  try {
    return typeof value === 'string' && Boolean(Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}
