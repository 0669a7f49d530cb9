import { expect, it } from 'vitest'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { entriesSheet, weekSheet } from '#renderer/timesheet/grid/sheet-export.ts'
import { buildTimesheet } from '#shared/timesheet.ts'
import { anEntry, WEEK_DATES } from '#tests/unit/renderer/timesheet/an-entry.ts'

const FORMATS = { timeFormat: 'decimal', decimalSymbol: ',', clockStyle: '12h', now: 0 } as const
const { columns } = messagesFor('en').timesheet.export

it('exported entries are sorted by date, in the formats of the account', () => {
  const sheet = entriesSheet(
    [
      anEntry({
        key: 'b',
        spentDate: '2026-11-19',
        hours: 75,
        roundedHours: 100,
        billable: false
      }),
      anEntry({ hours: 125, roundedHours: 150, startedTime: '09:00', endedTime: '14:15' })
    ],
    columns,
    FORMATS
  )
  expect(sheet[1]).toEqual([
    '2026-11-18',
    'Acme',
    'Website relaunch',
    'WEB',
    'Development',
    '',
    '1,25',
    '1,50',
    'Yes',
    '9:00am',
    '2:15pm',
    ''
  ])
  expect(sheet[2]?.slice(6, 9)).toEqual(['0,75', '1,00', 'No'])
  expect(sheet[0]).toHaveLength(sheet[1]?.length ?? 0)
})

it('an exported week has a line for each row and a column for each day', () => {
  const week = buildTimesheet(WEEK_DATES, [anEntry({ hours: 125 })])
  const names = { client: 'Client', project: 'Project', task: 'Task', total: 'Total' }
  const sheet = weekSheet(week, { ...names, day: (date) => date }, FORMATS)
  expect(sheet[0]).toEqual(['Client', 'Project', 'Task', ...WEEK_DATES, 'Total'])
  expect(sheet[1]).toEqual([
    'Acme',
    'Website relaunch',
    'Development',
    ...['', '', '1,25', '', '', '', ''],
    '1,25'
  ])
  expect(sheet.at(-1)?.at(-1)).toBe('1,25')
})
