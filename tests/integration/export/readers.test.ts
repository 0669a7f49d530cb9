import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { entriesSheet, entriesTable } from '#renderer/timesheet/grid/sheet-export.ts'
import { formatCsv, SEPARATORS, type Separator } from '#renderer/timesheet/grid/tsv.ts'
import { writeWorkbook } from '#renderer/timesheet/grid/workbook.ts'
import { anEntry } from '#tests/unit/renderer/timesheet/an-entry.ts'

const { columns, sheet: sheetName } = messagesFor('en').timesheet.export
const NOTES = '- Straße, "Übergabe"; Teil 1\nTeil 2'
const DANGER = '=HYPERLINK("https://evil.example")'
const ENTRIES = [
  anEntry({ key: 'a', spentDate: '2026-11-18', hours: -100, roundedHours: -100, notes: NOTES }),
  anEntry({ key: 'b', spentDate: '2026-11-19', hours: 101, roundedHours: 125, notes: DANGER })
]
const FORMATS = { clockStyle: '24h', now: 0, timeFormat: 'decimal' } as const
const NOTES_COLUMN = Object.keys(columns).indexOf('notes')
const HOURS_COLUMN = Object.keys(columns).indexOf('hours')

function csvOf(separator: Separator, decimalSymbol: '.' | ','): string {
  return formatCsv(entriesSheet(ENTRIES, columns, { ...FORMATS, decimalSymbol }), separator)
}

async function workbook(): Promise<Uint8Array> {
  const blob = await writeWorkbook(entriesTable(ENTRIES, columns, FORMATS), sheetName)
  return new Uint8Array(await blob.arrayBuffer())
}

describe.each(SEPARATORS)('a CSV file with the separator %j read by csv-parse', (separator) => {
  const read: string[][] = parse(csvOf(separator, ','), { bom: true, delimiter: separator })

  it('every cell is read as it was written, and only the formula is escaped', () => {
    expect(read).toHaveLength(3)
    expect(read.map((row) => row[NOTES_COLUMN])).toEqual([columns.notes, NOTES, `'${DANGER}`])
    expect(read.map((row) => row[HOURS_COLUMN])).toEqual([columns.hours, '-1,00', '1,01'])
  })
})

describe('an unpacked workbook', () => {
  it('a workbook contains hours and dates as numbers, texts as texts, and no formula', async () => {
    const files = unzipSync(await workbook())
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const texts = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array())
    expect(sheet).toMatch(/<c r="G2"( s="\d+")?><v>-1<\/v>/)
    expect(sheet).toMatch(/<c r="G3"( s="\d+")?><v>1\.01<\/v>/)
    expect(sheet).toMatch(/<c r="A2" s="\d+"><v>46344<\/v>/)
    expect(sheet).not.toContain('<f>')
    expect(texts).toContain('=HYPERLINK(')
    expect(texts).toContain('- Straße')
  })

  it('a workbook contains no character that XML forbids and no text that Excel refuses', async () => {
    const notes = `\u0000a\u000B${'x'.repeat(40_000)}`
    const table = entriesTable([anEntry({ notes })], columns, FORMATS)
    const blob = await writeWorkbook(table, sheetName)
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()))
    const texts = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array())
    expect(texts).toMatch(/>ax{32765}…</)
  })
})

/* LibreOffice runs with the real time, even if the tests run at another moment. */
const env = { ...process.env, LD_PRELOAD: '' }
const hasLibreOffice = spawnSync('soffice', ['--version'], { env }).status === 0

/* LibreOffice has several hundred megabytes, so the setup does not install it. */
describe.skipIf(!hasLibreOffice)(
  'files opened by LibreOffice (skipped where it is missing)',
  () => {
    let folder = ''
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'gleaner-export-'))
    })
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    /** Returns the cells of a file as LibreOffice reads them, such as `float -1` or `string - kick-off`. */
    function open(name: string, content: string | Uint8Array, ...filter: string[]): string[][] {
      writeFileSync(join(folder, name), content)
      const profile = pathToFileURL(join(folder, 'profile')).href
      const files = ['--convert-to', 'fods', '--outdir', folder, join(folder, name)]
      const { status, stderr } = spawnSync(
        'soffice',
        [`-env:UserInstallation=${profile}`, '--headless', ...filter, ...files],
        { env }
      )
      expect(status, String(stderr)).toBe(0)
      return cellsOf(readFileSync(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8'))
    }

    function cellsOf(document: string): string[][] {
      return [...document.matchAll(/<table:table-row[^>]*>(.*?)<\/table:table-row>/gs)].map(
        ([, row = '']) =>
          [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].map(
            ([, attributes = '', content = '']) => {
              const [, type = ''] = /office:value-type="(\w+)"/.exec(attributes) ?? []
              const [, value] = /office:(?:date-)?value="([^"]+)"/.exec(attributes) ?? []
              const formula = attributes.includes('table:formula') ? 'formula ' : ''
              return `${formula}${type} ${value ?? plain(content)}`
            }
          )
      )
    }

    function plain(content: string): string {
      return content
        .replaceAll(/<\/text:p>\s*<text:p>/g, '\n')
        .replaceAll('<text:tab/>', '\t')
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .trim()
    }

    it.each([
      [',', '.', '44', '1033'],
      [';', ',', '59', '1031'],
      ['\t', ',', '9', '1031']
    ] as const)(
      'a CSV file with the separator %j contains numbers with the decimal symbol %j',
      (separator, symbol, code, language) => {
        const filter = `--infilter=Text - txt - csv (StarCalc):${code},34,76,1,,${language},false,true`
        const [, first, second] = open('week.csv', csvOf(separator, symbol), filter)
        expect(first?.[HOURS_COLUMN]).toBe('float -1')
        expect(second?.[HOURS_COLUMN]).toBe('float 1.01')
        expect(first?.[NOTES_COLUMN]).toBe(`string ${NOTES}`)
        expect(second?.[NOTES_COLUMN]).toBe(`string '${DANGER}`)
      }
    )

    it('a workbook has numbers, dates and texts, and runs no formula', async () => {
      const [, first, second] = open('week.xlsx', await workbook())
      expect(first?.[0]).toMatch(/^date 2026-11-18/)
      expect(first?.[HOURS_COLUMN]).toBe('float -1')
      expect(second?.[HOURS_COLUMN]).toBe('float 1.01')
      expect(first?.[NOTES_COLUMN]).toBe(`string ${NOTES}`)
      expect(second?.[NOTES_COLUMN]).toBe(`string ${DANGER}`)
    })
  }
)
