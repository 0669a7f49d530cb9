import type { ClockTime } from '#shared/time/clock-time.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

/** The form or question that is open in the window. Opening another one closes it. */
export type OpenForm =
  | {
      readonly kind: 'new'
      readonly work: NamedWork | null
      /** The initial start and end, if the user drew them on the timeline. */
      readonly time?: { readonly startedTime: ClockTime; readonly endedTime: ClockTime }
    }
  /**
   * `entry` is the entry as it was shown when the form or the question was opened. Later changes from elsewhere do not
   * replace it.
   */
  | { readonly kind: 'edit' | 'delete'; readonly entry: TimeEntry }
