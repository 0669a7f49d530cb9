import type { PageSection } from './section.ts'
import {
  object,
  createByDuration,
  createByTimes,
  permissions,
  alternatives,
  company,
  onBehalf,
  sandboxStarting,
  sandboxCreating,
  sandboxRoles,
  entryForm,
  syncPlan
} from './files.ts'

/** Creating a time entry, by its hours and by its times. */
export const creating: readonly PageSection[] = [
  {
    heading: 'Create a time entry via duration: POST /v2/time_entries',
    lines: [
      {
        line: 'Returns a time entry object and a 201 Created response code if the call succeeded.',
        proofs: [
          [createByDuration, 'project_id, task_id and spent_date alone start a timer'],
          [sandboxStarting, 'a timer needs only project, task and date']
        ],
        app: 'popover, tray, week',
        where: [entryForm]
      },
      {
        line: 'user_id',
        proofs: [
          [createByDuration, 'user_id: an administrator creates an entry for another user'],
          [createByDuration, 'user_id: an entry without it belongs to the owner of the token'],
          [sandboxStarting, 'a timer created for a teammate starts theirs'],
          [onBehalf, 'the administrator adds time for a colleague']
        ],
        app: 'new entries in a colleague’s week, always with hours or times',
        where: [entryForm]
      },
      {
        line: 'project_id, task_id (required)',
        proofs: [
          [createByDuration, 'a new entry with a project that does not exist is rejected'],
          [createByDuration, 'a new entry with an archived project is rejected'],
          [createByDuration, 'a new entry with a task that is not on the project is rejected'],
          [sandboxRoles, 'time cannot be tracked to an archived task']
        ],
        app: 'the picker lists only assigned work',
        where: ['src/renderer/common/picker/WorkPicker.svelte']
      },
      {
        line: 'spent_date (required)',
        proofs: [
          [sandboxStarting, 'any past or future date and a long note are accepted'],
          [
            sandboxStarting,
            'numbers as text, a datetime as date, a null user and unknown attributes are accepted'
          ]
        ],
        app: 'the chosen day',
        where: [entryForm]
      },
      {
        line: 'hours',
        proofs: [
          [createByDuration, 'hours: 125 hundredths are stored exactly'],
          [createByDuration, 'hours: zero is refused before Harvest could start a timer'],
          [createByDuration, 'hours are sent as plain decimals'],
          [sandboxCreating, 'hours of 0 start a timer'],
          [sandboxCreating, 'hours of -1 are refused as a negative total'],
          [sandboxCreating, 'hours of 2.8e-05 are refused as a negative total'],
          [sandboxCreating, 'more than 24 hours are accepted']
        ],
        app: 'typed hours',
        where: [entryForm]
      },
      {
        line: 'notes',
        proofs: [
          [createByDuration, 'notes: an entry without notes has empty notes'],
          [object, 'notes may contain any script']
        ],
        app: '',
        where: [entryForm]
      },
      {
        line: 'external_reference',
        proofs: [
          [createByDuration, 'external_reference: unknown parts may be omitted'],
          [
            alternatives,
            'an external reference without a permalink may be refused in a duration account'
          ]
        ],
        app: '',
        where: ['src/main/harvest/encode.ts']
      },
      {
        line: 'Only when the account tracks by duration (wants_timestamp_timers is false).',
        proofs: [
          [company, 'the company tracks time by duration'],
          [
            createByDuration,
            'start and end times are silently ignored, which only the response shows'
          ],
          [sandboxCreating, 'times are ignored, even invalid ones']
        ],
        app: 'the mode comes from the company',
        where: [syncPlan]
      },
      {
        line: 'A timer stops the one that runs.',
        proofs: [
          [createByDuration, 'a second timer stops the first one'],
          [
            sandboxStarting,
            'a new timer stops the person’s other timer at the same instant, and nobody else’s'
          ],
          [sandboxStarting, 'only one of many timers started at the same time stays running']
        ],
        app: '',
        where: [syncPlan]
      }
    ]
  },
  {
    heading: 'Create a time entry via start and end time: POST /v2/time_entries',
    lines: [
      {
        line: 'Returns a time entry object and a 201 Created response code if the call succeeded.',
        proofs: [
          [
            createByTimes,
            'started_time and ended_time create a stopped entry with their difference'
          ],
          [sandboxCreating, 'start and end create a stopped entry']
        ],
        app: 'popover, tray, week',
        where: [entryForm]
      },
      {
        line: 'user_id, notes, external_reference',
        proofs: [
          [createByTimes, 'notes, user_id and external_reference work as in a duration account'],
          [permissions, "managers with the permission create, edit and destroy teammates' entries"],
          [
            alternatives,
            'an external reference without a permalink may be refused in a timestamps account'
          ]
        ],
        app: '',
        where: ['src/main/harvest/encode.ts']
      },
      {
        line: 'project_id, task_id (required), spent_date (required)',
        proofs: [
          [sandboxStarting, 'a timer needs only project, task and date'],
          [sandboxRoles, 'time cannot be tracked to an archived project'],
          [sandboxRoles, 'time cannot be tracked to a project that the person is not assigned to']
        ],
        app: '',
        where: [entryForm]
      },
      {
        line: 'started_time',
        proofs: [
          [createByTimes, 'started_time: a timer without it starts now'],
          [createByTimes, 'times are sent in the format of the account: 12h'],
          [createByTimes, 'times are sent in the format of the account: 24h'],
          [createByTimes, 'an invalid time of day is refused before it is sent'],
          [alternatives, 'a start for another date counts from that date, or from today'],
          [alternatives, 'a start in the future counts no hours yet, or is refused'],
          [sandboxCreating, 'an invalid time is refused']
        ],
        app: 'typed times',
        where: [entryForm]
      },
      {
        line: 'ended_time',
        proofs: [
          [createByTimes, 'ended_time: an entry without it runs since its start'],
          [createByTimes, 'an end before the start is after midnight, or refused'],
          [alternatives, 'an end equal to its start counts no hours, or is refused']
        ],
        app: 'typed times',
        where: [entryForm]
      },
      {
        line: 'Only when the account tracks by start and end (wants_timestamp_timers is true).',
        proofs: [
          [company, 'the company tracks time by timestamps'],
          [createByTimes, 'hours are silently ignored, which only the response shows'],
          [sandboxCreating, 'hours are ignored, and a timer starts']
        ],
        app: 'the mode comes from the company',
        where: [syncPlan]
      }
    ]
  }
]
