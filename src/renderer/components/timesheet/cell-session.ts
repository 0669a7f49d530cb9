import type { SpentDate } from '#shared/spent-date.ts'
import type { TimesheetCell, TimesheetRow } from '#shared/timesheet.ts'

/** What goes on in one cell: its hours are typed, or it says why they cannot be. */
export type CellSession =
  | {
      readonly kind: 'editing'
      readonly row: string
      readonly date: SpentDate
      /** Row and cell as they were shown when the field was opened: they may change elsewhere while the user types. */
      readonly opened: { readonly row: TimesheetRow; readonly cell: TimesheetCell }
      readonly text: string
      /** The text was typed and replaces what was there. */
      readonly isReplacing: boolean
    }
  | {
      readonly kind: 'explaining'
      readonly row: string
      readonly date: SpentDate
      readonly text: string
    }
