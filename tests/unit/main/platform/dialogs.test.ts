import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Dialog } from 'electron'
import { createDialogs } from '#main/platform/dialogs.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('message boxes', () => {
  it('a message box returns the button and the state of its checkbox', async () => {
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

it('a message box shows no control or direction characters, and single-line texts on one line', async () => {
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

it('every open message box is reported', async () => {
  const showMessageBox = vi.fn(async () => ({ response: 1, checkboxChecked: false }))
  const during = vi.fn<(question: Promise<unknown>) => void>()
  const { ask } = createDialogs({ showMessageBox } as unknown as Dialog, during)
  await ask({ message: 'Quit?', detail: '', buttons: ['Yes', 'No'], cancelButton: 1 })
  expect(during).toHaveBeenCalledOnce()
  expect(await during.mock.lastCall?.[0]).toMatchObject({ response: 1 })
})

it('a fatal error is shown in an error box', () => {
  const showErrorBox = vi.fn()
  createDialogs({ showErrorBox } as unknown as Dialog).fatal('Title', 'Text')
  expect(showErrorBox).toHaveBeenCalledExactlyOnceWith('Title', 'Text')
})

describe('file dialogs', () => {
  it('a saved file is readable by this user only', async () => {
    const filePath = path.join(temporaryFolder(), 'saved.txt')
    const showSaveDialog = vi.fn(async () => ({ canceled: false, filePath }))
    const { saveText } = createDialogs({ showSaveDialog } as unknown as Dialog)
    const previous = process.umask(0)
    try {
      expect(await saveText({ title: 'Save', fileName: 'a.txt', text: 'hours' })).toBe(true)
    } finally {
      process.umask(previous)
    }
    expect(readFileSync(filePath, 'utf8')).toBe('hours')
    if (process.platform !== 'win32') expect(statSync(filePath).mode & 0o777).toBe(0o600)
  })

  it('an opened file is read up to 1 MB', async () => {
    const file = path.join(temporaryFolder(), 'settings.json')
    const showOpenDialog = vi.fn(async () => ({ canceled: false, filePaths: [file] }))
    const { openText } = createDialogs({ showOpenDialog } as unknown as Dialog)
    writeFileSync(file, 'x'.repeat(1024 * 1024))
    expect(await openText({ title: 'Open', extension: 'json' })).toHaveLength(1024 * 1024)
    writeFileSync(file, 'x'.repeat(1024 * 1024 + 1))
    expect(await openText({ title: 'Open', extension: 'json' })).toBe('')
  })
})
