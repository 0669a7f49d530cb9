import { assertNever } from '#shared/assert-never.ts'
import { addDays } from '#shared/time/spent-date.ts'
import type { WeekAction } from './timesheet-keys.ts'
import type { WeekController } from './week-controller.svelte.ts'

/** Carries out the action of a key in the week view. */
export function perform(action: WeekAction, controller: WeekController): void {
  const { model } = controller
  switch (action.kind) {
    case 'move-day':
      return void controller.goTo(addDays(model.selected, action.days), model.row)
    case 'move-entry':
      return controller.moveToEntry(action.by)
    case 'carry':
      return controller.carry(action.days, action.rows)
    case 'new':
      return controller.openNew()
    case 'edit':
    case 'delete':
      return controller.openOnCurrent(action.kind)
    case 'start-stop':
      return void controller.run(controller.startOrStop())
    case 'today':
      return void controller.goTo(model.today, null)
    case 'view':
      model.view = action.view
      return
    case 'review':
    case 'keys':
      controller.dialog = action.kind
      return
    case 'undo':
      return void controller.toast.undo()
    case 'filter':
      return controller.filterField?.focus()
    case 'settings':
      return controller.leave('settings')
    case 'close':
      return close(controller)
    default:
      return assertNever(action)
  }
}

function close(controller: WeekController): void {
  if (controller.open) return controller.openForm(null)
  controller.model.anchor = null
  controller.model.row = null
}
