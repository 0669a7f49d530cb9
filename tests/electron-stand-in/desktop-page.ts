/* A small window with the tray and the hotkeys, for users without Electron. */
import { browser } from './chromium/browser.ts'
import { standIn } from './stand-in.ts'

const REFRESH_MS = 500
const SIZE = { width: 500, height: 420 }

interface DesktopState {
  readonly toolTip: string
  readonly items: readonly { readonly label: string; readonly enabled: boolean }[]
  readonly hotkeys: readonly string[]
  readonly questions: readonly { readonly question: string; readonly buttons: readonly string[] }[]
  readonly notifications: readonly string[]
  readonly opened: readonly string[]
}

type Action = readonly ['tray' | 'item' | 'hotkey' | 'answer', string, number?]

/** Opens it, makes it the page that the app's windows are popups of, and keeps it up to date. */
export function openDesktopPage(): void {
  const session = attach()
  browser.openFrom(session)
  session.then(keepDrawn).catch((error: unknown) => console.error('stand-in:', error))
}

async function attach(): Promise<string> {
  const targetId = await browser.createTarget({ url: 'about:blank', newWindow: true, ...SIZE })
  return (await browser.connection.send('Target.attachToTarget', { targetId, flatten: true }))
    .sessionId
}

async function keepDrawn(sessionId: string): Promise<void> {
  const { connection } = browser
  connection.on(
    'Runtime.bindingCalled',
    ({ payload }) => act(JSON.parse(payload) as Action),
    sessionId
  )
  await connection.send('Runtime.enable', {}, sessionId)
  await connection.send('Runtime.addBinding', { name: 'act' }, sessionId)
  let drawn = ''
  const timer = setInterval(() => {
    const state = JSON.stringify(readDesktop())
    if (state === drawn) return
    drawn = state
    const expression = `(${String(drawDesktop)})(${state})`
    connection.send('Runtime.evaluate', { expression }, sessionId).catch(() => clearInterval(timer))
  }, REFRESH_MS)
  timer.unref()
}

function act([kind, value, button = 0]: Action): void {
  if (kind === 'tray') standIn.tray.click()
  else if (kind === 'item') standIn.tray.choose(value)
  else if (kind === 'answer') standIn.dialogs.press(value, button)
  else standIn.hotkeys.press(value)
}

function readDesktop(): DesktopState {
  const hasTray = standIn.tray.count() > 0
  return {
    toolTip: hasTray ? standIn.tray.toolTip() : '(no tray icon)',
    items: hasTray ? standIn.tray.items() : [],
    hotkeys: standIn.hotkeys.registered(),
    questions: standIn.dialogs.waiting(),
    notifications: standIn.notifications.list().map(({ title, body }) => `${title}: ${body}`),
    opened: [...standIn.shell.opened()]
  }
}

/** Runs in the page, sent as text. */
function drawDesktop(state: DesktopState): void {
  const act = (globalThis as unknown as { act: (text: string) => void }).act
  const heading = (text: string): Node => {
    const element = document.createElement('h2')
    element.textContent = text
    return element
  }
  const button = (label: string, action: Action, enabled = true): Node => {
    const element = document.createElement('button')
    Object.assign(element, { textContent: label, disabled: !enabled })
    element.onclick = () => act(JSON.stringify(action))
    return element
  }
  const line = (text: string): Node => {
    const element = document.createElement('p')
    element.textContent = text
    return element
  }
  document.title = 'Desktop stand-in'
  document.body.style.cssText = 'font: 14px system-ui; margin: 16px; color-scheme: light dark'
  document.body.replaceChildren(
    ...state.questions.flatMap(({ question, buttons }) => [
      line(question),
      ...buttons.map((label, index) => button(label, ['answer', question, index]))
    ]),
    heading('Tray'),
    button(state.toolTip || 'Tray icon', ['tray', '']),
    heading('Its menu'),
    ...state.items.map(({ label, enabled }) => button(label, ['item', label], enabled)),
    heading('Hotkeys'),
    ...state.hotkeys.map((keys) => button(keys, ['hotkey', keys])),
    heading('Notifications and links'),
    ...[...state.notifications, ...state.opened].map(line)
  )
}
