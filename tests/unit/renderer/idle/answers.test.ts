import { describe, expect, it } from 'vitest'
import { answerForKey, answersTo } from '#renderer/idle/answers.ts'
import { aQuestion } from './a-question.ts'

describe('the four answers', () => {
  const answers = answersTo(aQuestion())

  it('show what each makes of the entry', () => {
    expect(
      answers.map(({ before, after, runsOn, added }) => [before, after, runsOn, added])
    ).toEqual([
      [224, 187, false, null],
      [224, 187, true, null],
      [224, 187, true, 37],
      [224, 224, true, null]
    ])
  })

  it('have the keys 1 to 4', () => {
    expect(answerForKey('3', answers, null)?.decision).toBe('add-as-new-entry')
    expect(answerForKey('5', answers, null)).toBeUndefined()
  })

  it('answer Enter only when one is chosen', () => {
    expect(answerForKey('Enter', answers, null)).toBeUndefined()
    expect(answerForKey('Enter', answers, 'ignore')?.decision).toBe('ignore')
  })
})
