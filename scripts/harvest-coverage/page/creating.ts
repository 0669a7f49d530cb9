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
          [sandboxStarting, 'needs no more than project, task and date']
        ],
        app: 'popover, tray, week',
        where: [entryForm]
      },
      {
        line: 'user_id',
        proofs: [
          [createByDuration, "user_id: an administrator's entry for somebody else is theirs"],
          [createByDuration, 'user_id: left out, the entry is for whose token it is'],
          [sandboxStarting, 'starts the timer of a teammate when it is created for them'],
          [onBehalf, 'is added by the administrator']
        ],
        app: 'a new entry in the week of a colleague, never without hours or times',
        where: [entryForm]
      },
      {
        line: 'project_id, task_id (required)',
        proofs: [
          [createByDuration, 'is rejected with a project that does not exist'],
          [createByDuration, 'is rejected with an archived project'],
          [createByDuration, 'is rejected with a task that is not on the project'],
          [sandboxRoles, 'not to an archived task']
        ],
        app: 'the picker offers only what is assigned',
        where: ['src/renderer/common/picker/WorkPicker.svelte']
      },
      {
        line: 'spent_date (required)',
        proofs: [
          [sandboxStarting, 'accepts any past or future date and a long note'],
          [
            sandboxStarting,
            'takes numbers as text, a datetime as its date, null as me, and unknown attributes'
          ]
        ],
        app: 'the day that is chosen',
        where: [entryForm]
      },
      {
        line: 'hours',
        proofs: [
          [createByDuration, 'hours: 125 hundredths are kept exactly'],
          [createByDuration, 'hours: none at all are refused before Harvest could start a timer'],
          [createByDuration, 'sends hours as plain decimals'],
          [sandboxCreating, 'starts a timer from hours of 0'],
          [sandboxCreating, 'refuses hours of -1 as a negative total'],
          [sandboxCreating, 'refuses hours of 2.8e-05 as a negative total'],
          [sandboxCreating, 'accepts more hours than a day has']
        ],
        app: 'hours as they are typed',
        where: [entryForm]
      },
      {
        line: 'notes',
        proofs: [
          [createByDuration, 'notes: left out, there are none'],
          [object, 'notes may be any script']
        ],
        app: '',
        where: [entryForm]
      },
      {
        line: 'external_reference',
        proofs: [
          [createByDuration, 'external_reference: what is not known of it may be left out'],
          [alternatives, 'without a permalink may be refused in a duration account']
        ],
        app: '',
        where: ['src/main/harvest/encode.ts']
      },
      {
        line: 'Only when the account tracks by duration (wants_timestamp_timers is false).',
        proofs: [
          [company, 'says that time is tracked by duration'],
          [createByDuration, 'start and end are ignored in silence, which only the answer tells'],
          [sandboxCreating, 'ignores times, even broken ones']
        ],
        app: 'the mode is read from the company',
        where: [syncPlan]
      },
      {
        line: 'A timer stops the one that runs.',
        proofs: [
          [createByDuration, 'a second timer stops the first'],
          [
            sandboxStarting,
            "stops the person's other timer at the same instant, and nobody else's"
          ],
          [sandboxStarting, 'leaves one of many running that were started at the same time']
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
          [createByTimes, 'started_time and ended_time make a stopped entry of their difference'],
          [sandboxCreating, 'makes a stopped entry from both']
        ],
        app: 'popover, tray, week',
        where: [entryForm]
      },
      {
        line: 'user_id, notes, external_reference',
        proofs: [
          [createByTimes, 'notes, user_id and external_reference are taken as in the other mode'],
          [permissions, "managers with the permission create, edit and destroy teammates' entries"],
          [alternatives, 'without a permalink may be refused in a timestamps account']
        ],
        app: '',
        where: ['src/main/harvest/encode.ts']
      },
      {
        line: 'project_id, task_id (required), spent_date (required)',
        proofs: [
          [sandboxStarting, 'needs no more than project, task and date'],
          [sandboxRoles, 'not to an archived project'],
          [sandboxRoles, 'not to a project the person is not on']
        ],
        app: '',
        where: [entryForm]
      },
      {
        line: 'started_time',
        proofs: [
          [createByTimes, 'started_time: left out, a timer starts now'],
          [createByTimes, 'times are sent as the account writes them: 12h'],
          [createByTimes, 'times are sent as the account writes them: 24h'],
          [createByTimes, 'a time of day that does not exist is refused unsent'],
          [alternatives, 'a start for another date counts from that date, or from today'],
          [alternatives, 'a start in the future counts nothing yet, or is refused'],
          [sandboxCreating, 'refuses a time that is none']
        ],
        app: 'times as they are typed',
        where: [entryForm]
      },
      {
        line: 'ended_time',
        proofs: [
          [createByTimes, 'ended_time: left out, a timer runs since the start'],
          [createByTimes, 'an end before the start is past midnight, or refused'],
          [alternatives, 'an end equal to its start counts nothing, or is refused']
        ],
        app: 'times as they are typed',
        where: [entryForm]
      },
      {
        line: 'Only when the account tracks by start and end (wants_timestamp_timers is true).',
        proofs: [
          [company, 'says that time is tracked by timestamps'],
          [createByTimes, 'hours are ignored in silence, which only the answer tells'],
          [sandboxCreating, 'ignores hours: the entry runs']
        ],
        app: 'the mode is read from the company',
        where: [syncPlan]
      }
    ]
  }
]
