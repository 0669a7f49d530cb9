import type Electron from 'electron'
import { mistakes } from '../mistakes.ts'
import { run } from '../run.ts'

export interface ShownDialog {
  readonly kind: string
  readonly title?: string
  readonly message?: string
  readonly detail?: string
  readonly content?: string
  readonly buttons?: readonly string[]
  readonly checkboxLabel?: string
}

/** The number or the text of a button, or the whole of what the dialog returns. */
export type DialogAnswer = number | string | object

const shown: ShownDialog[] = []
const answers: DialogAnswer[] = []
const waiting = new Map<string, { buttons: readonly string[]; resolve(response: number): void }>()

/** Dialogs of a test. A dialog without a prepared answer would wait for ever, so it throws. */
export const dialogs = {
  answer(value: DialogAnswer): void {
    answers.push(value)
  },
  shown: (): readonly ShownDialog[] => shown,
  /** Questions without an answer. */
  waiting: (): { question: string; buttons: readonly string[] }[] =>
    [...waiting].map(([question, { buttons }]) => ({ question, buttons })),
  press(question: string, response: number): void {
    waiting.get(question)?.resolve(response)
    waiting.delete(question)
  }
}

export const dialog = {
  async showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    const options = optionsOf<Electron.MessageBoxOptions>(args)
    if (run.forAPerson) return { response: await askPerson(options), checkboxChecked: false }
    return messageBox('showMessageBox', options)
  },
  showMessageBoxSync(...args: unknown[]): number {
    return messageBox('showMessageBoxSync', optionsOf<Electron.MessageBoxOptions>(args)).response
  },
  async showOpenDialog(...args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    const { title = '' } = optionsOf<Electron.OpenDialogOptions>(args)
    return next({ kind: 'showOpenDialog', title }, { canceled: true, filePaths: [] })
  },
  async showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    const { title = '' } = optionsOf<Electron.SaveDialogOptions>(args)
    return next({ kind: 'showSaveDialog', title }, { canceled: true, filePath: '' })
  },
  showErrorBox(title: string, content: string): void {
    shown.push({ kind: 'showErrorBox', title, content })
    console.error(`stand-in: error box: ${title}\n${content}`)
  }
}

function optionsOf<T>(args: readonly unknown[]): T {
  return args.at(-1) as T
}

function askPerson({ message, detail = '', buttons = ['OK'] }: Electron.MessageBoxOptions) {
  return new Promise<number>((resolve) => {
    waiting.set([message, detail].filter(Boolean).join(' '), { buttons, resolve })
  })
}

function messageBox(
  kind: string,
  options: Electron.MessageBoxOptions
): Electron.MessageBoxReturnValue {
  const { title = '', message, detail = '', buttons = ['OK'], cancelId = 0 } = options
  const { checkboxLabel = '' } = options
  const box = { kind, title, message, detail, buttons, checkboxLabel }
  const answer = next<DialogAnswer>(box, cancelId)
  const response = typeof answer === 'string' ? buttons.indexOf(answer) : answer
  if (response === -1) throw new Error(`no button "${String(answer)}", only: ${buttons.join(', ')}`)
  const given = typeof response === 'number' ? { response } : response
  return { response: 0, checkboxChecked: false, ...given }
}

function next<T>(box: ShownDialog, cancelled: T): T {
  shown.push(box)
  const answer = answers.shift()
  if (answer !== undefined) return answer as T
  if (!run.driven) {
    console.log(`dialog: ${box.message ?? box.title}: answered by cancelling`)
    return cancelled
  }
  const problem = `nobody is there to answer ${box.kind}: ${box.message ?? box.title}`
  mistakes.report(problem)
  throw new Error(`stand-in: ${problem}`)
}
