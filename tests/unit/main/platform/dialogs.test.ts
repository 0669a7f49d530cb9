import { describe, expect, it, vi } from 'vitest'
import type { Dialog } from 'electron'
import { createDialogs } from '#main/platform/dialogs.ts'

describe('a question', () => {
  it('answers with the button and the tick', async () => {
    const showMessageBox = vi.fn(async () => ({ response: 1, checkboxChecked: true }))
    const { ask } = createDialogs({ showMessageBox, showErrorBox: () => {} } as unknown as Dialog)
    const question = { message: 'Open?', detail: 'It leads out.', buttons: ['Open', 'Cancel'] }
    const answer = await ask({ ...question, cancelButton: 1, checkbox: 'Always' })
    expect(answer).toEqual({ button: 1, checked: true })
    expect(showMessageBox).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ ...question, cancelId: 1, defaultId: 1, checkboxLabel: 'Always' })
    )
  })
})

it('what is fatal is said in an error box', () => {
  const showErrorBox = vi.fn()
  createDialogs({ showErrorBox } as unknown as Dialog).fatal('Title', 'Text')
  expect(showErrorBox).toHaveBeenCalledExactlyOnceWith('Title', 'Text')
})
