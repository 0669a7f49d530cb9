import { describe, expect, it } from 'vitest'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { entries, minutes } from '#shared/messages/en/counts.ts'
import { formattingLocale, languageOf } from '#shared/messages/languages.ts'
import { formatNumber, listOf, plural } from '#shared/messages/plural.ts'

describe('the catalogue', () => {
  it.each(['en', 'en-GB', 'en-US', 'EN-us', 'de-AT', 'zh-Hant-TW', '', 'constructor'])(
    'there are messages for the locale %j',
    (locale) => {
      expect(messagesFor(locale).common.appName).toBe('Gleaner')
    }
  )

  it('dates and numbers are formatted in the language of the texts', () => {
    expect(formattingLocale('en-US')).toBe('en-US')
    expect(formattingLocale('de-AT')).toBe('de-AT')
    expect(formattingLocale('fr-FR')).toBe('en-GB')
    expect(formattingLocale('en_US.UTF-8')).toBe('en-GB')
  })

  it('the texts are German for German locales and English for all others', () => {
    expect(['de', 'de-AT', 'DE-ch'].map(languageOf)).toEqual(['de', 'de', 'de'])
    expect(['en-US', 'den', 'fr', ''].map(languageOf)).toEqual(['en', 'en', 'en', 'en'])
    expect(messagesFor('de-CH').common.cancel).toBe('Abbrechen')
  })
})

describe('counted things', () => {
  const { idle, sync } = messagesFor('en')

  it('counted nouns agree with their number', () => {
    expect(minutes(1)).toBe('1 minute')
    expect(entries(0)).toBe('0 entries')
    expect(minutes(59)).toBe('59 minutes')
    expect(minutes(60)).toBe('1 h')
    expect(minutes(3845)).toBe('64 h 5 min')
    expect(sync.pending({ count: 2 })).toBe('2 changes waiting to be sent')
  })

  it('the choices of the idle question use Harvest’s own words', () => {
    expect(idle.stopAndRemove({ count: 22 })).toBe('Stop timer and remove 22 minutes')
    expect(idle.continueAndRemove({ count: 1 })).toBe('Continue timing and remove 1 minute')
    expect(idle.addAsNewEntry({ count: 22 })).toBe('Add 22 minutes as a new entry')
    expect(idle.ignore).toBe('Ignore')
  })

  it('plural forms follow the rules of any language', () => {
    const forms = { one: '# minuta', few: '# minuty', many: '# minut', other: '# minuty' }
    expect([1, 3, 5, 22].map((count) => plural('pl', count, forms))).toEqual([
      '1 minuta',
      '3 minuty',
      '5 minut',
      '22 minuty'
    ])
    expect(formatNumber('de', 1234.5)).toBe('1.234,5')
    expect(listOf('en-GB', ['Alpha', 'Beta', 'Gamma'])).toBe('Alpha, Beta and Gamma')
  })
})

describe('texts of the tray', () => {
  const { tray } = messagesFor('en')

  it('the tooltip contains project, elapsed time and today’s total', () => {
    expect(
      tray.toolTip.running({ project: 'Website Redesign', elapsed: '1:15', today: '5:30' })
    ).toBe('Website Redesign · 1:15 · today 5:30')
  })

  it('the tooltip shows pending changes while offline', () => {
    const status = tray.toolTip.idle({ today: '5:30' })
    const remark = tray.remark.offlineWithChanges({ count: 1 })
    expect(tray.toolTip.with({ status, remark })).toBe(
      'No timer running · today 5:30 · offline, 1 change waiting'
    )
  })
})
