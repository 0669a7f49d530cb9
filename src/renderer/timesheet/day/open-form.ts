import type { ClockTime } from '#shared/time/clock-time.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { TimeEntry } from '#shared/time-entry.ts'

/** The one form or question that is open in the window; a second one closes the first. */
export type OpenForm =
  | {
      readonly kind: 'new'
      readonly work: NamedWork | null
      /** Start and end to begin with, where they were drawn. */
      readonly time?: { readonly startedTime: ClockTime; readonly endedTime: ClockTime }
    }
  /** `entry`: as it was shown when the form or the question was opened. It stays so, whatever becomes of it elsewhere. */
  | { readonly kind: 'edit' | 'delete'; readonly entry: TimeEntry }
