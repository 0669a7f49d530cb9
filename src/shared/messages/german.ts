import type { Messages } from './catalogue.ts'
import { common } from './de/common.ts'
import { confirm } from './de/confirm.ts'
import { failures } from './de/failures.ts'
import { find } from './de/find.ts'
import { idle } from './de/idle.ts'
import { mini } from './de/mini.ts'
import { notices } from './de/notices.ts'
import { palette } from './de/palette.ts'
import { popover } from './de/popover.ts'
import { reminders } from './de/reminders.ts'
import { settings } from './de/settings.ts'
import { startup } from './de/startup.ts'
import { sync } from './de/sync.ts'
import { timesheet } from './de/timesheet.ts'
import { tray } from './de/tray.ts'
import { undo } from './de/undo.ts'
import { welcome } from './de/welcome.ts'

/** Every text in German, by area. */
export const german: Messages = {
  common,
  confirm,
  failures,
  find,
  idle,
  mini,
  notices,
  palette,
  popover,
  reminders,
  settings,
  startup,
  sync,
  timesheet,
  tray,
  undo,
  welcome
}
