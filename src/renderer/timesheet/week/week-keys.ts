import { assertNever } from '#shared/assert-never.ts'
import { addDays } from '#shared/time/spent-date.ts'
import type { WeekAction } from './timesheet-keys.ts'
import type { WeekDesk } from './week-controller.svelte.ts'

/** Does what a key of the week asks for; what concerns the window itself is left to `window`. */
export function perform(
  action: WeekAction,
  desk: WeekDesk,
  window: { readonly settings: () => void; readonly filter: () => void }
): void {
  const { model } = desk
  switch (action.kind) {
    case 'move-day':
      return void desk.goTo(addDays(model.selected, action.days), model.row)
    case 'move-entry':
      return desk.moveToEntry(action.by)
    case 'carry':
      return desk.carry(action.days, action.rows)
    case 'new':
      return desk.openNew()
    case 'edit':
    case 'delete':
      return desk.openOnCurrent(action.kind)
    case 'start-stop':
      return void desk.run(desk.startOrStop())
    case 'today':
      return void desk.goTo(model.today, null)
    case 'look':
      model.look = action.look
      return
    case 'review':
      desk.dialog = 'review'
      return
    case 'keys':
      desk.dialog = 'keys'
      return
    case 'undo':
      return void desk.toast.undo()
    case 'filter':
      return window.filter()
    case 'settings':
      return window.settings()
    case 'close':
      return close(desk)
    default:
      return assertNever(action)
  }
}

function close(desk: WeekDesk): void {
  if (desk.open) return desk.openForm(null)
  desk.model.anchor = null
  desk.model.row = null
}
