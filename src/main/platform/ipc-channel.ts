import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { WindowName } from '#shared/ipc.ts'
import { APP_ORIGIN } from './app-scheme.ts'
import type { IpcPort, Logger } from './ports.ts'

export interface IpcOptions {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  /** Returns the window with these contents, or null if it is not Gleaner's. */
  readonly windowOf: (contents: WebContents) => WindowName | null
  readonly logger: Logger
}

/** Accepts commands only from the main frame of Gleaner's own windows while it shows Gleaner's own pages. */
export function createIpc({ ipcMain, windowOf, logger }: IpcOptions): IpcPort {
  return {
    handle(name, handler) {
      ipcMain.handle(`command:${name}`, (event, argument: unknown) => {
        const from = senderOf(event, windowOf)
        if (from !== null) return handler(from, argument)
        logger.warn('command from a foreign sender', { name })
        throw new Error('Refused')
      })
    }
  }
}

/** Returns the sender. Call it synchronously: after a navigation the frame that sent the message is gone. */
function senderOf(
  { sender, senderFrame }: IpcMainInvokeEvent,
  windowOf: IpcOptions['windowOf']
): WindowName | null {
  if (senderFrame === null || senderFrame.parent !== null) return null
  return senderFrame.origin === APP_ORIGIN ? windowOf(sender) : null
}
