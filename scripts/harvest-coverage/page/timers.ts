import type { PageSection } from './section.ts'
import { restart, stop, alternatives, sandboxTimers, syncPlan } from './files.ts'

/** Restarting and stopping. */
export const timers: readonly PageSection[] = [
  {
    heading: 'Restart a stopped time entry: PATCH /v2/time_entries/{id}/restart',
    lines: [
      {
        line: 'Returns a 200 OK response code if the call succeeded.',
        proofs: [
          [
            restart,
            'answers the entry that runs now: the same by duration, another by start and end'
          ],
          [restart, 'keeps the date of the entry'],
          [restart, 'stops the timer that runs'],
          [sandboxTimers, 'resumes the same entry with its banked hours in a duration account'],
          [sandboxTimers, 'makes a new entry on the same date in a start/end account'],
          [alternatives, 'is copied by a restart in a start/end account, or not']
        ],
        app: 'Continue: today’s entry is restarted, any other is copied to today',
        where: ['src/main/timer/timer.ts']
      },
      {
        line: 'Only possible if it isn’t currently running.',
        proofs: [
          [restart, 'is rejected when it runs already'],
          [restart, 'is refused for a locked entry'],
          [restart, 'is not found when there is no such entry']
        ],
        app: '',
        where: [syncPlan]
      }
    ]
  },
  {
    heading: 'Stop a running time entry: PATCH /v2/time_entries/{id}/stop',
    lines: [
      {
        line: 'Returns a 200 OK response code if the call succeeded.',
        proofs: [
          [stop, 'banks the time up to the moment it arrives'],
          [alternatives, 'elapsed time counts by the second, or by the minute of the clock'],
          [
            sandboxTimers,
            'banks the time to the arrival and leaves no times in a duration account'
          ],
          [sandboxTimers, 'keeps the start and sets the end in a start/end account']
        ],
        app: 'tray, popover, hotkey, week',
        where: ['src/main/timer/timer.ts']
      },
      {
        line: 'Only possible if it’s currently running.',
        proofs: [
          [stop, 'is rejected when it does not run'],
          [stop, 'is not found when there is no such entry']
        ],
        app: 'an entry that was stopped elsewhere is read again',
        where: [syncPlan]
      }
    ]
  }
]
