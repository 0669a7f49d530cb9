import { assertNever } from '#shared/assert-never.ts'
import type { TrayCommand, TrayMenuItem } from '#shared/tray.ts'

type Item = Extract<TrayMenuItem, { kind: 'item' }>

export const separator: TrayMenuItem = { kind: 'separator' }

/** Creates a menu item that runs a command. */
export function commandItem(command: TrayCommand, label: string): Item {
  return { kind: 'item', id: idOf(command), label, enabled: true, command }
}

/** Creates a disabled menu item that only shows text. */
export function textItem(id: string, label: string): Item {
  return { kind: 'item', id, label, enabled: false }
}

/** Returns an id that is unique in the menu. The system's menu shows it to tests; Gleaner never reads it back. */
function idOf(command: TrayCommand): string {
  switch (command.kind) {
    case 'stop-in':
      return `stop-in:${command.account}`
    case 'open-account':
      return `account:${command.account}`
    case 'open-reminder':
      return `reminder:${command.id}`
    case 'continue-recent': {
      const { projectId, taskId, entryKey } = command.item
      return `recent:${projectId}:${taskId}:${entryKey}`
    }
    case 'start-favourite': {
      const { projectId, taskId, notes } = command.item
      return `favourite:${projectId}:${taskId}:${notes}`
    }
    case 'start':
    case 'stop':
    case 'connect':
    case 'popover':
    case 'timesheet':
    case 'settings':
    case 'idle':
    case 'quit':
      return command.kind
    default:
      return assertNever(command)
  }
}
