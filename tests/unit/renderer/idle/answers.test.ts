import { describe, expect, it } from 'vitest'
import { answersTo } from '#renderer/idle/answers.ts'
import { idleKeys } from '#renderer/idle/idle-keys.ts'
import type { IdleDecision } from '#shared/absence.ts'
import { commandFor } from '#renderer/window/key-map.ts'
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

  function commandOf(key: string, focused: IdleDecision | null) {
    const event = new KeyboardEvent('keydown', { key })
    return commandFor(idleKeys(answers, focused), event)
  }

  it('each choice has a digit from 1 to 4', () => {
    expect(commandOf('3', null)).toEqual({ kind: 'answer', decision: 'add-as-new-entry' })
    expect(commandOf('5', null)).toBeNull()
  })

  it('Enter chooses only the focused choice', () => {
    expect(commandOf('Enter', null)).toBeNull()
    expect(commandOf('Enter', 'ignore')).toEqual({ kind: 'answer', decision: 'ignore' })
  })
})
