import { describe, expect, it } from 'vitest'
import { readDocument } from '#main/idle/open-question.ts'

const lunch = { from: 1000, to: 2000, kind: 'idle' } as const
const presence = { lastInput: 1, seenAt: 2, isAway: true, reason: 'idle' } as const

describe('the kept question about time away', () => {
  it('is read as it was written', () => {
    const document = { asked: { entryKey: 'a', absences: [lunch] }, presence }
    expect(readDocument(document)).toEqual(document)
  })

  it('keeps the good absences beside a damaged one', () => {
    const absences = [{ ...lunch, to: 'noon' }, null, lunch]
    expect(readDocument({ asked: { entryKey: 'a', absences }, presence })).toEqual({
      asked: { entryKey: 'a', absences: [lunch] },
      presence
    })
  })

  it('keeps the question when the presence is damaged, and the presence when the question is', () => {
    const asked = { entryKey: 'a', absences: [lunch] }
    expect(readDocument({ asked, presence: { lastInput: null } })).toEqual({
      asked,
      presence: null
    })
    expect(readDocument({ asked: { absences: 'none' }, presence })).toEqual({
      asked: null,
      presence
    })
  })

  it.each([null, undefined, 5, 'text', [], { asked: 3 }])('reads %j as nothing', (document) => {
    expect(readDocument(document)).toEqual({ asked: null, presence: null })
  })
})
