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
            'a restart returns the running entry: the same by duration, a new one by start and end'
          ],
          [restart, 'a restart preserves the date of the entry'],
          [restart, 'a restart stops the running timer'],
          [
            sandboxTimers,
            'a restart continues the same entry with its hours in a duration account'
          ],
          [sandboxTimers, 'a restart creates a new entry on the same date in a start/end account'],
          [
            alternatives,
            'a restart in a start/end account copies the external reference, or does not'
          ]
        ],
        app: 'Continue: restarts today’s entry, and copies any other to today',
        where: ['src/main/timer/timer.ts']
      },
      {
        line: 'Only possible if it isn’t currently running.',
        proofs: [
          [restart, 'a restart of a running entry is rejected'],
          [restart, 'a restart of a locked entry is refused'],
          [restart, 'a restart of a missing entry fails as not found']
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
          [stop, 'a stop counts the time until the request arrives'],
          [alternatives, 'elapsed time is counted in seconds, or in minutes of the clock'],
          [
            sandboxTimers,
            'a stop counts the time until its arrival and leaves no times in a duration account'
          ],
          [sandboxTimers, 'a stop preserves the start and sets the end in a start/end account']
        ],
        app: 'tray, popover, hotkey, week',
        where: ['src/main/timer/timer.ts']
      },
      {
        line: 'Only possible if it’s currently running.',
        proofs: [
          [stop, 'a stop of a stopped entry is rejected'],
          [stop, 'a stop of a missing entry fails as not found']
        ],
        app: 'fetches an entry again that was stopped elsewhere',
        where: [syncPlan]
      }
    ]
  }
]
