import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatCsv,
  formatOwnTsv,
  formatTsv,
  harmless,
  parseTsv,
  separatorFor
} from '#renderer/timesheet/grid/tsv.ts'

const cells = fc.string({ unit: 'grapheme' }).filter((text) => harmless(text) === text)
const sheets = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cells, { minLength: width, maxLength: width }), { minLength: 1 })
  )

describe('sheets of tab-separated values', () => {
  it('a sheet is read cell by cell', () => {
    expect(parseTsv('1:30\t\t2\r\n,5\t45m\t\n')).toEqual([
      ['1:30', '', '2'],
      [',5', '45m', '']
    ])
  })

  it('tabs, quotes and line breaks inside quotes are preserved', () => {
    expect(parseTsv('"a\tb"\t"say ""no"""\n"two\nlines"')).toEqual([
      ['a\tb', 'say "no"'],
      ['two\nlines']
    ])
  })

  it('a written sheet is read back unchanged', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const last = sheet.at(-1)
        fc.pre(!(last?.length === 1 && last[0] === ''))
        expect(parseTsv(formatTsv(sheet))).toEqual(sheet)
      })
    )
  })

  it('a sheet that Gleaner copied for itself is read back unchanged, including formula signs', () => {
    const sheet = [['=Studio', '-1.00', '@home', 'a\tb']]
    expect(parseTsv(formatOwnTsv(sheet))).toEqual(sheet)
  })

  it('any text is read as a sheet', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseTsv(text))))
  })
})

describe('texts that spreadsheets read as formulas', () => {
  it.each([
    '=1+1',
    '+1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    "-cmd|' /C calc'!A0",
    '-SUM(A1:A9)',
    '＝1+1',
    '＠SUM(A1)'
  ])('%j is escaped', (text) => {
    expect(harmless(text)).toBe(`'${text}`)
    expect(formatCsv([[text]], ',')).toContain(`'${text}`)
    expect(formatTsv([[text]])).toContain(`'${text}`)
  })

  it.each(['-1.00', '-1,25', '-0:30', '-7'])('the negative number %j is not escaped', (text) => {
    expect(harmless(text)).toBe(text)
  })

  it.each(['- kick-off', '-kick-off', '– review', '-', '- a\n- b'])(
    'the note %j is not escaped',
    (text) => {
      expect(harmless(text)).toBe(text)
    }
  )

  it('no written cell begins like a formula, and a minus sign precedes no call', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(harmless(text)).not.toMatch(/^[=+@\t\r]/)
        expect(harmless(text)).not.toMatch(/^-[^]*[(|!]/)
      })
    )
  })
})

describe('CSV files', () => {
  it('a file has the chosen separator and quotes the cells that contain it', () => {
    expect(formatCsv([['a', '1,5']], ',')).toBe('\u{FEFF}a,"1,5"\r\n')
    expect(formatCsv([['1,5', 'b;c']], ';')).toBe('\u{FEFF}1,5;"b;c"\r\n')
    expect(formatCsv([['1,5', 'b\tc']], '\t')).toBe('\u{FEFF}1,5\t"b\tc"\r\n')
  })

  it('the usual separator is a semicolon where decimals use a comma', () => {
    expect(separatorFor(',')).toBe(';')
    expect(separatorFor('.')).toBe(',')
  })
})
