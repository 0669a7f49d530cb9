import { describe, expect, it } from 'vitest'
import { readIdleDocument } from '#main/idle/open-question.ts'

const lunch = { from: 1000, to: 2000, kind: 'idle' } as const
const presence = { lastInput: 1, seenAt: 2, isAway: true, reason: 'idle' } as const

describe('the stored idle question', () => {
  it('an idle question is read back unchanged', () => {
    const document = { asked: { entryKey: 'a', absences: [lunch] }, presence }
    expect(readIdleDocument(document)).toEqual(document)
  })

  it('intact absences are read beside a damaged one', () => {
    const absences = [{ ...lunch, to: 'noon' }, null, lunch]
    expect(readIdleDocument({ asked: { entryKey: 'a', absences }, presence })).toEqual({
      asked: { entryKey: 'a', absences: [lunch] },
      presence
    })
  })

  it('a damaged presence does not affect the question, and a damaged question does not affect the presence', () => {
    const asked = { entryKey: 'a', absences: [lunch] }
    expect(readIdleDocument({ asked, presence: { lastInput: null } })).toEqual({
      asked,
      presence: null
    })
    expect(readIdleDocument({ asked: { absences: 'none' }, presence })).toEqual({
      asked: null,
      presence
    })
  })

  it.each([null, undefined, 5, 'text', [], { asked: 3 }])(
    'the stored document %j is read as nothing',
    (document) => {
      expect(readIdleDocument(document)).toEqual({ asked: null, presence: null })
    }
  )
})
