import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatHours } from '#shared/hours.ts'
import { readPastedSheet } from '#renderer/timesheet/grid/pasted-sheet.ts'
import { formatTsv } from '#renderer/timesheet/grid/tsv.ts'

const cellsOf = (text: string) => readPastedSheet(text).cells

describe('hours copied from a spreadsheet', () => {
  it.each([
    ['seconds', '01:30:00\t00:45:00', [['01:30:00', '00:45:00']]],
    ['dashes for no hours', '1\t-\t2\t–\t3', [['1', '', '2', '', '3']]],
    ['invisible characters', '\u200b1:30\t\ufeff', [['1:30']]],
    ['an empty row at the end', '1\r\n\r\n', [['1']]],
    [
      'empty columns at the end',
      '1\t2\t\t\r\n3\t4\t\t\r\n',
      [
        ['1', '2'],
        ['3', '4']
      ]
    ],
    ['seven days and an empty eighth cell', '1\t2\t3\t4\t5\t\t\t', [['1', '2', '3', '4', '5']]],
    ['an empty row between two', '1\r\n\r\n2', [['1'], [''], ['2']]]
  ])('a pasted sheet with %s is read', (_, text, cells) => {
    expect(cellsOf(text)).toEqual(cells)
  })

  it('empty cells before pasted hours stay in place', () => {
    expect(cellsOf('\t2\r\n\t3')).toEqual([
      ['', '2'],
      ['', '3']
    ])
  })

  it.each([
    ['Mon\tTue\tWed'],
    ['Mo 16\tDi 17\tMi. 18.'],
    ['16.11.\t17.11.\t18.11.'],
    ['2026-11-16\t2026-11-17\t2026-11-18'],
    ['KW 47\t\t'],
    ['Montag, 16. November\tDienstag\tMittwoch']
  ])('the header row %j is not pasted', (headings) => {
    expect(cellsOf(`${headings}\n1\t2\t3`)).toEqual([['1', '2', '3']])
  })

  it('several header rows and the header of a single column are not pasted', () => {
    expect(cellsOf('Week 47\nMon\tTue\n1\t2')).toEqual([['1', '2']])
    expect(cellsOf('Hours\n1:30\n2:00')).toEqual([['1:30'], ['2:00']])
  })

  it.each([['n/a\n2\n3'], ['soon\t1\n2\t3'], ['Mon\tn/a\n1\t2'], ['lunch']])(
    'an unknown text in %j stays in its row, so that no hours move into another row',
    (text) => {
      const [first] = cellsOf(text)
      expect(first).toEqual(text.split('\n')[0]?.split('\t'))
    }
  )

  it('the column and the row of totals are not pasted', () => {
    const sheet = readPastedSheet('Mon\tTue\tTotal\n1\t2\t3\n4\t5\t9\nTotal\t7\t12')
    expect(sheet.cells).toEqual([
      ['1', '2'],
      ['4', '5']
    ])
  })
})

describe('pasted tables with names of work', () => {
  const WEEK = [
    'Client\tProject\tTask\t2026-11-16\t2026-11-17\tTotal',
    'Acme\tWebsite\tDesign\t1:01\t\t1:01',
    'Acme\tWebsite\tMeetings\t\t0:30\t0:30',
    'Total\t\t\t1:01\t0:30\t1:31'
  ].join('\n')

  it('a week that Gleaner copied is read as names, days and hours', () => {
    expect(readPastedSheet(WEEK)).toEqual({
      cells: [
        ['1:01', ''],
        ['', '0:30']
      ],
      names: [
        ['Acme', 'Website', 'Design'],
        ['Acme', 'Website', 'Meetings']
      ],
      weekdays: [1, 2]
    })
  })

  it('a week that Gleaner copied in German is read the same way', () => {
    const german = WEEK.replace('Client', 'Kunde')
      .replace('Project', 'Projekt')
      .replace('Task', 'Aufgabe')
      .replaceAll('Total', 'Summe')
    expect(readPastedSheet(german)).toEqual(readPastedSheet(WEEK))
  })

  it('names in front of hours are read without headings', () => {
    expect(readPastedSheet('Design\t1\t2\nMeetings\t\t3')).toEqual({
      cells: [
        ['1', '2'],
        ['', '3']
      ],
      names: [['Design'], ['Meetings']],
      weekdays: null
    })
  })

  it('the days of a table are those of its headings, in their order', () => {
    expect(readPastedSheet('\tSo\tMo\nDesign\t1\t2').weekdays).toEqual([7, 1])
  })
})

it('any text at all is read as a sheet without an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { cells, names } = readPastedSheet(text)
      expect(Array.isArray(cells)).toBe(true)
      if (names) expect(names.length).toBeGreaterThanOrEqual(cells.length)
    })
  )
})

it('cells that Gleaner copied are pasted in the same places', () => {
  const cell = fc.option(fc.integer({ min: 1, max: 2400 }), { nil: 0 })
  const row = fc.array(cell, { minLength: 7, maxLength: 7 })
  const formats = fc.constantFrom(
    { timeFormat: 'decimal', decimalSymbol: ',' } as const,
    { timeFormat: 'hours_minutes', decimalSymbol: '.' } as const
  )
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), formats, (grid, format) => {
      const texts = grid.map((hours) =>
        hours.map((each) => (each === 0 ? '' : formatHours(each, format)))
      )
      const { cells, names } = readPastedSheet(formatTsv(texts))
      expect(names).toBeNull()
      for (const [down, ofRow] of texts.entries())
        for (const [right, text] of ofRow.entries()) expect(cells[down]?.[right] ?? '').toBe(text)
    })
  )
})
