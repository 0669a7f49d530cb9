import type { Dialog } from 'electron'
import type { DialogsPort } from './ports.ts'

export function createDialogs(
  dialog: Pick<Dialog, 'showMessageBox' | 'showErrorBox'>
): DialogsPort {
  return {
    async ask({ message, detail, buttons, cancelButton, checkbox }) {
      const { response, checkboxChecked } = await dialog.showMessageBox({
        type: 'question',
        message,
        detail,
        buttons: [...buttons],
        cancelId: cancelButton,
        defaultId: cancelButton,
        noLink: true,
        ...(checkbox === undefined ? {} : { checkboxLabel: checkbox })
      })
      return { button: response, checked: checkboxChecked }
    },
    fatal(title, text) {
      dialog.showErrorBox(title, text)
    }
  }
}
