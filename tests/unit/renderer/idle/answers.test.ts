import { describe, expect, it } from 'vitest'
import { answerForKey, answersTo } from '#renderer/idle/answers.ts'
import { aQuestion } from './a-question.ts'

describe('the four choices of the idle question', () => {
  const answers = answersTo(aQuestion())

  it('each choice shows how it changes the entry', () => {
    expect(
      answers.map(({ before, after, runsOn, added }) => [before, after, runsOn, added])
    ).toEqual([
      [224, 187, false, null],
      [224, 187, true, null],
      [224, 187, true, 37],
      [224, 224, true, null]
    ])
  })

  it('the keys 1 to 4 choose', () => {
    expect(answerForKey('3', answers, null)?.decision).toBe('add-as-new-entry')
    expect(answerForKey('5', answers, null)).toBeUndefined()
  })

  it('Enter chooses only when a choice is selected', () => {
    expect(answerForKey('Enter', answers, null)).toBeUndefined()
    expect(answerForKey('Enter', answers, 'ignore')?.decision).toBe('ignore')
  })
})
