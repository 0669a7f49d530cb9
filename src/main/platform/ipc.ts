import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { WindowName } from '#shared/ipc.ts'
import { APP_ORIGIN } from './app-scheme.ts'
import type { IpcPort, Logger } from './ports.ts'

export interface IpcOptions {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  /** Which of our windows shows these contents. */
  readonly windowOf: (contents: WebContents) => WindowName | null
  readonly logger: Logger
}

/** Takes commands from the main frame of our own windows, showing our own pages, and from nobody else. */
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

/** To be asked at once: after a navigation the frame that sent the message is gone. */
function senderOf(
  { sender, senderFrame }: IpcMainInvokeEvent,
  windowOf: IpcOptions['windowOf']
): WindowName | null {
  if (senderFrame === null || senderFrame.parent !== null) return null
  return senderFrame.origin === APP_ORIGIN ? windowOf(sender) : null
}
