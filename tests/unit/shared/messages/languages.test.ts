import { describe, expect, it } from 'vitest'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { SPOKEN_LANGUAGES } from '#shared/messages/languages.ts'
import { liveTexts } from '#shared/messages/live.ts'
import { sampleTexts } from './sample-texts.ts'

const english = sampleTexts(messagesFor('en'))
const german = sampleTexts(messagesFor('de'))

/* Texts that are the same in both languages: names and loanwords. */
const SAME = new Set([
  ...['Gleaner', 'Deutsch', 'English', 'Administrator', 'Manager', 'OK', 'Link'],
  ...['Offline', 'offline'],
  ...['gleaner', 'csv', 'CSV', 'Electron', 'Chromium', 'Node', 'js', 'System', 'Desktop']
])

function words(text: string): readonly string[] {
  return text.replace(/‹[^›]*›/gu, '').match(/\p{L}[\p{L}’]+/gu) ?? []
}

function marks(text: string): readonly string[] {
  return [...new Set(text.match(/‹[^›]*›/gu))].toSorted()
}

describe.each(SPOKEN_LANGUAGES)('the texts in %j', (language) => {
  const texts = sampleTexts(messagesFor(language))

  it('no text is empty, has outer blanks or lacks an inserted value', () => {
    for (const [place, text] of texts) {
      expect(text, place).not.toBe('')
      expect(text, place).toBe(text.trim())
      expect(text, place).not.toMatch(/undefined|NaN|\[object/)
    }
  })
})

/* The quotation marks of each language, and those of others. */
const QUOTES = {
  en: { pair: /“[^“”]*”/g, others: /["„«»‚‹›]|'/ },
  de: { pair: /„[^„“]*“/g, others: /["”«»]|'/ }
} as const

describe.each(SPOKEN_LANGUAGES)('quotation marks in %j', (language) => {
  const { pair, others } = QUOTES[language]

  it('quotation marks are paired and those of the language', () => {
    const wrong = [...sampleTexts(messagesFor(language))].filter(([, text]) => {
      const rest = text.replace(/‹[^›]*›/gu, '').replace(pair, '')
      return /[„“”]/.test(rest) || others.test(rest)
    })
    expect(wrong).toEqual([])
  })

  it('typed text is quoted', () => {
    const asked = messagesFor(language).palette.question({ kind: 'number', text: '2' })
    expect(asked.match(pair)).toHaveLength(1)
  })
})

describe('the German texts', () => {
  it('the German texts contain the same names, numbers and times as the English ones', () => {
    expect([...german.keys()]).toEqual([...english.keys()])
    for (const [place, text] of english)
      expect(marks(german.get(place) ?? ''), place).toEqual(marks(text))
  })

  it('the German texts contain no untranslated English', () => {
    const left = [...english].filter(
      ([place, text]) =>
        german.get(place) === text &&
        !words(text).every((word) => SAME.has(word)) &&
        !SAME.has(text)
    )
    expect(left).toEqual([])
  })

  it('the German texts use German quotation marks and the formal address', () => {
    for (const [place, text] of german) {
      expect(text, place).not.toMatch(/[“][^”]*”|"|\b(?:du|dein\w*|dir|dich)\b/i)
      expect(text.match(/„/g)?.length, place).toBe(text.match(/“/g)?.length)
    }
  })
})

describe('live texts', () => {
  it('a live text is in the language at the time it is read', () => {
    let language = 'en'
    const { settings } = liveTexts(() => messagesFor(language))
    const { theme, idle } = settings
    expect([theme.dark, idle.minutes({ count: 2 })]).toEqual(['Dark', '2 minutes'])
    language = 'de'
    expect([theme.dark, idle.minutes({ count: 2 })]).toEqual(['Dunkel', '2 Minuten'])
  })
})
