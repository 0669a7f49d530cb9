import { readFile, stat, writeFile } from 'node:fs/promises'
import type { Dialog } from 'electron'
import { oneLine, withoutControls } from '#shared/foreign-text.ts'
import type { DialogsPort } from './ports.ts'

/** The largest file that is read, in bytes. */
const LONGEST_TEXT = 1024 * 1024

/** @param during Called with each dialog that opens, as a promise that settles when it closes. */
export function createDialogs(
  dialog: Pick<Dialog, 'showMessageBox' | 'showErrorBox' | 'showSaveDialog' | 'showOpenDialog'>,
  during: (question: Promise<unknown>) => void = () => {}
): DialogsPort {
  return {
    async ask({ message, detail, buttons, cancelButton, checkbox }) {
      const question = dialog.showMessageBox({
        type: 'question',
        message: oneLine(message),
        detail: withoutControls(detail),
        buttons: buttons.map(oneLine),
        cancelId: cancelButton,
        defaultId: cancelButton,
        noLink: true,
        ...(checkbox === undefined ? {} : { checkboxLabel: oneLine(checkbox) })
      })
      during(question)
      const { response, checkboxChecked } = await question
      return { button: response, checked: checkboxChecked }
    },
    async saveText({ title, fileName, text }) {
      const { canceled, filePath } = await dialog.showSaveDialog({ title, defaultPath: fileName })
      if (canceled || !filePath) return false
      await writeFile(filePath, text, { mode: 0o600 })
      return true
    },
    async openText({ title, extension }) {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title,
        filters: [{ name: title, extensions: [extension] }],
        properties: ['openFile']
      })
      const [file] = filePaths
      return canceled || !file ? null : readText(file)
    },
    fatal(title, text) {
      dialog.showErrorBox(title, text)
    }
  }
}

async function readText(file: string): Promise<string> {
  const { size } = await stat(file)
  return size > LONGEST_TEXT ? '' : readFile(file, 'utf8')
}
