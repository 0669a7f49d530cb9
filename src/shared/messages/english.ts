import { common } from './en/common.ts'
import { confirm } from './en/confirm.ts'
import { failures } from './en/failures.ts'
import { find } from './en/find.ts'
import { idle } from './en/idle.ts'
import { mini } from './en/mini.ts'
import { notices } from './en/notices.ts'
import { palette } from './en/palette.ts'
import { popover } from './en/popover.ts'
import { reminders } from './en/reminders.ts'
import { settings } from './en/settings.ts'
import { startup } from './en/startup.ts'
import { sync } from './en/sync.ts'
import { timesheet } from './en/timesheet.ts'
import { tray } from './en/tray.ts'
import { undo } from './en/undo.ts'
import { welcome } from './en/welcome.ts'

/** Every text in English, by area: the shape of the others. */
export const english = {
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
