import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSettings } from '#main/settings/settings.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'

const read = (content: unknown, corruptCopy: string | null = null) =>
  readSettings({ read: () => ({ content, corruptCopy }), write: () => {} })

describe('reading the settings', () => {
  it('takes the defaults when there is no file yet', () => {
    expect(read(undefined)).toEqual({ settings: DEFAULT_SETTINGS, corruptCopy: null })
  })

  it('names the copy of a corrupt file', () => {
    expect(read(undefined, '/data/settings.corrupt-1.json').corruptCopy).toBe(
      '/data/settings.corrupt-1.json'
    )
  })

  it('keeps what it understands and takes the default for the rest', () => {
    const { settings } = read({ theme: 'dark', idle: { enabled: 'yes' }, hotkeys: 5 })
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
  })

  it('takes work days in order and once each, and no hours that end before they begin', () => {
    const hours = { from: '07:00', to: '15:30' }
    expect(read({ workHours: { ...hours, days: [5, 1, 1, 3] } }).settings.workHours).toEqual({
      ...hours,
      days: [1, 3, 5]
    })
    const backwards = { days: [1], from: '17:00', to: '09:00' }
    expect(read({ workHours: backwards }).settings.workHours).toEqual(DEFAULT_SETTINGS.workHours)
  })

  it('never throws and never leaves an attribute out, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        expect(Object.keys(read(content).settings).toSorted()).toEqual(
          Object.keys(DEFAULT_SETTINGS).toSorted()
        )
      })
    )
  })
})
