import { describe, expect, it } from 'vitest'
import { oneQuestionAtATime } from '#main/prompts/one-question.ts'
import type { DialogsPort } from '#main/platform/ports.ts'

const question = (message: string, waits = false) => ({
  message,
  detail: '',
  buttons: ['Yes', 'No'],
  cancelButton: 1,
  ...(waits ? { waits } : {})
})

/** Dialogs that stay open until the test closes the oldest one. */
function openDialogs() {
  const shown: string[] = []
  const answers: ((button: number) => void)[] = []
  const dialogs: DialogsPort = {
    ask: ({ message }) => {
      shown.push(message)
      return new Promise((resolve) =>
        answers.push((button) => resolve({ button, checked: button === 0 }))
      )
    },
    saveText: async ({ fileName }) => shown.push(fileName) > 0,
    openText: async ({ title }) => {
      shown.push(title)
      return 'text'
    },
    fatal: (title) => void shown.push(title)
  }
  return { shown, answer: (button: number) => answers.shift()?.(button), dialogs }
}

describe('native questions', () => {
  it('a second native question counts as cancelled while one is open', async () => {
    const { shown, answer, dialogs } = openDialogs()
    const { ask, saveText, openText } = oneQuestionAtATime(dialogs)
    const first = ask(question('first'))
    expect(await ask(question('second'))).toEqual({ button: 1, checked: false })
    expect(await saveText({ title: 'Save', fileName: 'a.txt', text: '' })).toBe(false)
    expect(await openText({ title: 'Open', extension: 'json' })).toBeNull()
    answer(0)
    expect(await first).toEqual({ button: 0, checked: true })
    expect(shown).toEqual(['first'])
  })

  it('a native question can be asked as soon as the open one is closed', async () => {
    const { shown, answer, dialogs } = openDialogs()
    const { ask } = oneQuestionAtATime(dialogs)
    for (const message of ['first', 'second']) {
      const open = ask(question(message))
      await Promise.resolve()
      answer(0)
      expect((await open).button).toBe(0)
    }
    expect(shown).toEqual(['first', 'second'])
  })

  it('a waiting native question is shown before any later one', async () => {
    const { shown, answer, dialogs } = openDialogs()
    const { ask } = oneQuestionAtATime(dialogs)
    const first = ask(question('first'))
    const waiting = ask(question('quit', true))
    await Promise.resolve()
    answer(1)
    await first
    expect((await ask(question('third'))).button).toBe(1)
    expect(shown).toEqual(['first', 'quit'])
    answer(0)
    expect((await waiting).button).toBe(0)
  })

  it('a dialog that fails does not block the next one', async () => {
    const { dialogs } = openDialogs()
    const saveText = () => Promise.reject(new Error('the disk is full'))
    const one = oneQuestionAtATime({ ...dialogs, saveText })
    const file = { title: 'Save', fileName: 'a.txt', text: '' }
    await expect(one.saveText(file)).rejects.toThrow('the disk is full')
    expect(await one.openText({ title: 'Open', extension: 'json' })).toBe('text')
  })

  it('a fatal error is shown even while a native question is open', () => {
    const { shown, dialogs } = openDialogs()
    const one = oneQuestionAtATime(dialogs)
    void one.ask(question('first'))
    one.fatal('Gleaner cannot start', '')
    expect(shown).toContain('Gleaner cannot start')
  })
})
