import type { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { modes } from '../desktop/modes.ts'
import { emit, eventWith } from '../events.ts'
import { mistakes } from '../mistakes.ts'
import type { FromFrame } from '../renderer/ipc-renderer.ts'
import type { Respond } from './frame-messages.ts'
import type { IpcMain } from './ipc-main.ts'
import { ipcMain } from './ipc-main.ts'
import { addresses } from './scheme-addresses.ts'
import type { Session } from './session.ts'
import type { WebFrameMain } from './web-frame.ts'

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]
type Of<K extends FromFrame['kind']> = FromFrame & { readonly kind: K }

/** The part of the web contents that serving a frame needs. */
export interface Wishes extends EventEmitter {
  readonly ipc: IpcMain
  readonly session: Session
  readonly _openHandler: OpenHandler | undefined
  readonly _hasFrame: boolean
  getURL(): string
  _wasVisibleAt(at: number): boolean
  setZoomFactor(factor: number): void
}

/** Serves the requests of a frame to the main process. */
export function serveFrame(
  contents: Wishes,
  frame: WebFrameMain,
  message: FromFrame,
  respond: Respond
): void {
  switch (message.kind) {
    case 'send':
      return receive(contents, frame, message)
    case 'invoke':
      return void invoke(contents, frame, message, respond)
    case 'open':
      return open(contents, message)
    case 'input':
      return judgeInput(contents, message)
    case 'zoom':
      return contents.setZoomFactor(message.factor)
    case 'permission':
      return void decide(contents, frame, message, respond)
    case 'preload-error':
      return emit(contents, 'preload-error', '', new Error(message.message))
  }
}

function receive(contents: Wishes, frame: WebFrameMain, { channel, args }: Of<'send'>): void {
  const event = Object.defineProperty(ipcEvent(contents, frame), 'reply', {
    value: (name: string, ...rest: unknown[]) => frame.send(name, ...rest)
  })
  contents.emit('ipc-message', event, channel, ...args)
  contents.ipc.emit(channel, event, ...args)
  ipcMain.emit(channel, event, ...args)
}

async function invoke(
  contents: Wishes,
  frame: WebFrameMain,
  { channel, args, id }: Of<'invoke'>,
  respond: Respond
): Promise<void> {
  try {
    const handler = contents.ipc._handler(channel) ?? ipcMain._handler(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const event = ipcEvent(contents, frame) as unknown as Electron.IpcMainInvokeEvent
    const result: unknown = await handler(event, ...args)
    respond({ kind: 'reply', id, result })
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error)
    respond({ kind: 'failure', id, message: String(error) })
  }
}

function ipcEvent(contents: Wishes, frame: WebFrameMain): object {
  return eventWith({
    type: 'frame',
    sender: contents,
    processId: frame.processId,
    frameId: frame.routingId,
    frameTreeNodeId: frame.frameTreeNodeId,
    ports: [],
    get senderFrame() {
      return frame.detached ? null : frame
    }
  })
}

function open(contents: Wishes, { url, name, features }: Of<'open'>): void {
  const answer = contents._openHandler?.({
    url: addresses.fromChromium(url),
    frameName: name,
    features,
    disposition: 'foreground-tab',
    referrer: { url: '', policy: 'default' }
  })
  if (answer?.action === 'deny') return
  mistakes.report(`a window may be opened for ${url}: child windows are not supported`)
}

/** The message about an input may arrive after the window that had it was hidden. */
function judgeInput(contents: Wishes, { type, at, draggable }: Of<'input'>): void {
  if (!contents._wasVisibleAt(at) && !modes.allowsHiddenInput) {
    mistakes.report(`${type} in a window that nobody sees: ${contents.getURL()}`)
  }
  if (draggable && !contents._hasFrame) {
    mistakes.report(
      `${type} in a drag region, which the desktop takes for itself: ${contents.getURL()}`
    )
  }
}

async function decide(
  contents: Wishes,
  frame: WebFrameMain,
  { permission, check, id }: Of<'permission'>,
  respond: Respond
): Promise<void> {
  const asker = contents as unknown as Electron.WebContents
  const result = await contents.session._decide(asker, frame, permission, check)
  respond({ kind: 'reply', id, result })
}
