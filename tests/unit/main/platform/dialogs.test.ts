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

it('shows no control or direction characters, and one line where there is room for one', async () => {
  const showMessageBox = vi.fn(async () => ({ response: 0, checkboxChecked: false }))
  const { ask } = createDialogs({ showMessageBox } as unknown as Dialog)
  await ask({
    message: 'Open\n\u202Eevil?',
    detail: 'one\u2067\ntwo\u0000',
    buttons: ['Yes\u200F', 'No\r\nway'],
    cancelButton: 1,
    checkbox: 'Always\u2028this'
  })
  expect(showMessageBox).toHaveBeenCalledWith(
    expect.objectContaining({
      message: 'Open evil?',
      detail: 'one\ntwo',
      buttons: ['Yes', 'No way'],
      checkboxLabel: 'Always this'
    })
  )
})

it('tells of each question that opens', async () => {
  const showMessageBox = vi.fn(async () => ({ response: 1, checkboxChecked: false }))
  const during = vi.fn<(question: Promise<unknown>) => void>()
  const { ask } = createDialogs({ showMessageBox } as unknown as Dialog, during)
  await ask({ message: 'Quit?', detail: '', buttons: ['Yes', 'No'], cancelButton: 1 })
  expect(during).toHaveBeenCalledOnce()
  expect(await during.mock.lastCall?.[0]).toMatchObject({ response: 1 })
})

it('what is fatal is said in an error box', () => {
  const showErrorBox = vi.fn()
  createDialogs({ showErrorBox } as unknown as Dialog).fatal('Title', 'Text')
  expect(showErrorBox).toHaveBeenCalledExactlyOnceWith('Title', 'Text')
})
