/** A spec below `tests/`, and the title of one of its tests. */
export type Proof = readonly [spec: string, title: string]

export interface PageLine {
  /** An attribute, a parameter or a sentence of Harvest's page. */
  readonly line: string
  readonly proofs: readonly Proof[]
  /** Where a person meets it, in words; '' where only the code does. */
  readonly app: string
  readonly where?: readonly string[]
}

export interface PageSection {
  readonly heading: string
  readonly lines: readonly PageLine[]
}

const object = 'integration/harvest/time-entry-object.test.ts'
const list = 'integration/harvest/list-time-entries.test.ts'
const createByDuration = 'integration/harvest/create-via-duration.test.ts'
const createByTimes = 'integration/harvest/create-via-start-and-end-time.test.ts'
const update = 'integration/harvest/update-time-entry.test.ts'
const remove = 'integration/harvest/delete-time-entry.test.ts'
const removeReference = 'integration/harvest/delete-external-reference.test.ts'
const restart = 'integration/harvest/restart-time-entry.test.ts'
const stop = 'integration/harvest/stop-time-entry.test.ts'
const retrieve = 'integration/harvest/retrieve-time-entry.test.ts'
const permissions = 'integration/harvest/required-permissions.test.ts'
const alternatives = 'integration/harvest/alternatives.test.ts'
const oddAnswers = 'integration/harvest/odd-answers.test.ts'
const company = 'integration/harvest/company-and-people.test.ts'
const lostAnswers = 'integration/harvest/lost-answers.test.ts'
const rateLimit = 'integration/harvest/rate-limit.test.ts'
const accounts = 'integration/harvest/accounts.test.ts'
const onBehalf = 'integration/main/on-behalf.test.ts'
const onBehalfSeen = 'e2e/on-behalf.spec.ts'
const timesheetWindow = 'unit/renderer/timesheet/timesheet-window.test.ts'
const severalAccounts = 'integration/main/accounts.test.ts'
const sandboxLists = 'integration/sandbox/listing.test.ts'
const sandboxStarting = 'integration/sandbox/starting.test.ts'
const sandboxCreating = 'integration/sandbox/creating.test.ts'
const sandboxTimers = 'integration/sandbox/stopping-and-restarting.test.ts'
const sandboxChanges = 'integration/sandbox/changing-and-deleting.test.ts'
const sandboxRoles = 'integration/sandbox/roles-and-locks.test.ts'
const sandboxAccess = 'integration/sandbox/access.test.ts'
const sandboxMalformed = 'integration/sandbox/malformed.test.ts'
const fuzz = 'unit/main/harvest/odd-bodies.test.ts'
const entryDetail = 'src/renderer/components/timesheet/EntryDetail.svelte'
const entryCard = 'src/renderer/components/timesheet/EntryCard.svelte'
const entryForm = 'src/renderer/components/timesheet/EntryForm.svelte'
const syncPlan = 'src/main/sync/plan.ts'
const syncPull = 'src/main/sync/pull.ts'
const findEntries = 'src/main/find/find.ts'

/** Harvest's Time Entries page, line by line. */
export const page: readonly PageSection[] = [
  {
    heading: 'The time entry object',
    lines: [
      {
        line: 'id',
        proofs: [
          [object, 'id is a number beyond 32 bits'],
          [fuzz, 'may have the id %i']
        ],
        app: 'details of an entry',
        where: [entryDetail]
      },
      {
        line: 'spent_date',
        proofs: [[object, 'spent_date is the date of the entry']],
        app: 'the day of the week it stands in',
        where: [entryCard]
      },
      {
        line: 'user',
        proofs: [[object, 'user, client, project and task are told by id and name']],
        app: 'whose week it is',
        where: ['src/main/timesheet/colleagues.ts']
      },
      {
        line: 'user_assignment',
        proofs: [
          [sandboxLists, "has its attributes in Harvest's order"],
          [fuzz, 'may have null, nothing or something else where its user_assignment is due']
        ],
        app: 'not shown: what one may book to comes from the project assignments',
        where: ['src/main/harvest/decode.ts']
      },
      {
        line: 'client, project, task',
        proofs: [[object, 'user, client, project and task are told by id and name']],
        app: 'name of every entry',
        where: [entryCard]
      },
      {
        line: 'task_assignment',
        proofs: [
          [sandboxLists, "has its attributes in Harvest's order"],
          [fuzz, 'may have null, nothing or something else where its task_assignment is due']
        ],
        app: 'not shown: what one may book to comes from the project assignments',
        where: ['src/main/harvest/decode.ts']
      },
      {
        line: 'external_reference: id, group_id, account_id, permalink, service, service_icon_url',
        proofs: [
          [object, 'external_reference has its ids, permalink and service'],
          [object, 'external_reference of a service nobody knows may have no service'],
          [
            sandboxChanges,
            'sets and replaces the external reference, as text, with the host as its service'
          ]
        ],
        app: 'details of an entry, with the icon of the service or its letter',
        where: [entryDetail, 'src/main/icons/service-icons.ts']
      },
      {
        line: 'invoice: id, number',
        proofs: [[object, 'invoice has id and number once it is invoiced, and is_billed says so']],
        app: 'details of an entry, and the reason of its lock',
        where: [entryDetail, 'src/renderer/components/timesheet/EntryState.svelte']
      },
      {
        line: 'hours',
        proofs: [
          [object, 'hours are the hours tracked'],
          [object, 'hours of a running timer grow, hours_without_timer do not'],
          [sandboxStarting, 'shows live hours while it runs, and the banked ones beside them']
        ],
        app: 'every entry, cell and sum',
        where: [entryCard]
      },
      {
        line: 'hours_without_timer',
        proofs: [
          [object, 'hours of a running timer grow, hours_without_timer do not'],
          [timesheetWindow, 'tells in the details what a running entry had before its timer']
        ],
        app: 'what a running clock counts from; details of a running entry',
        where: ['src/shared/hours.ts', entryDetail]
      },
      {
        line: 'rounded_hours',
        proofs: [
          [object, 'rounded_hours follow the account'],
          [sandboxCreating, 'decide how hours are rounded']
        ],
        app: 'details of an entry',
        where: [entryDetail]
      },
      {
        line: 'notes',
        proofs: [
          [object, 'notes may be words'],
          [object, 'notes may be several lines'],
          [object, 'notes may be any script'],
          [object, 'notes may be nothing'],
          [sandboxCreating, 'of 16777215 characters are answered with 201']
        ],
        app: 'every entry',
        where: [entryCard]
      },
      {
        line: 'is_locked, locked_reason',
        proofs: [
          [object, 'is_locked, locked_reason and is_closed tell of approval'],
          [sandboxRoles, 'that is approved says why, and is closed to its owner'],
          [sandboxRoles, 'that is all says why, and is closed to its owner']
        ],
        app: 'a lock on the entry, with Harvest’s words',
        where: ['src/renderer/components/timesheet/EntryState.svelte', entryDetail]
      },
      {
        line: 'is_closed',
        proofs: [[object, 'is_locked, locked_reason and is_closed tell of approval']],
        app: 'details of an entry',
        where: [entryDetail]
      },
      {
        line: 'is_billed',
        proofs: [[object, 'invoice has id and number once it is invoiced, and is_billed says so']],
        app: 'details of an entry',
        where: [entryDetail]
      },
      {
        line: 'timer_started_at',
        proofs: [[object, 'timer_started_at and is_running tell of the timer']],
        app: 'the running clock',
        where: ['src/shared/hours.ts']
      },
      {
        line: 'started_time, ended_time',
        proofs: [
          [object, 'are read on a 12h clock (8:00)'],
          [object, 'are read on a 24h clock (08:00)'],
          [object, 'are null for a stopped entry that was tracked by duration'],
          [sandboxCreating, 'decide how clock times are printed']
        ],
        app: 'every entry of a start/end account',
        where: [entryCard, entryDetail]
      },
      {
        line: 'is_running',
        proofs: [[object, 'timer_started_at and is_running tell of the timer']],
        app: 'tray, popover and week',
        where: ['src/main/tray/tray-view.ts']
      },
      {
        line: 'billable',
        proofs: [[object, 'billable, budgeted and the rates are told']],
        app: 'details of an entry',
        where: [entryDetail]
      },
      {
        line: 'budgeted',
        proofs: [[object, 'billable, budgeted and the rates are told']],
        app: 'details of an entry',
        where: [entryDetail]
      },
      {
        line: 'billable_rate',
        proofs: [
          [object, 'billable, budgeted and the rates are told'],
          [permissions, 'rates are told to the administrator as far as they may see them'],
          [permissions, 'rates are told to the member as far as they may see them']
        ],
        app: 'details of an entry, where the role may see it',
        where: [entryDetail]
      },
      {
        line: 'cost_rate',
        proofs: [
          [permissions, 'rates are told to the manager as far as they may see them'],
          [permissions, 'a cost rate that is left out is no cost rate'],
          [sandboxRoles, 'the cost rate may be missing altogether']
        ],
        app: 'details of an entry, where the role may see it',
        where: [entryDetail]
      },
      {
        line: 'created_at, updated_at',
        proofs: [
          [object, 'created_at and updated_at are instants, and updated_at moves with a change'],
          [sandboxLists, 'prints whole decimals with a point and times in UTC without fractions']
        ],
        app: 'details of an entry',
        where: [entryDetail]
      }
    ]
  },
  {
    heading: 'Required permissions',
    lines: [
      {
        line: 'Administrators can see all time entries for the account.',
        proofs: [
          [permissions, 'administrators see all time entries of the account'],
          [sandboxLists, 'has everyone for administrators, oneself for members']
        ],
        app: 'weeks of colleagues',
        where: ['src/main/timesheet/colleagues.ts']
      },
      {
        line: 'Managers can see time entries for themselves, assigned teammates, and time tracked to projects they manage.',
        proofs: [
          [
            permissions,
            'managers see themselves, assigned teammates and time tracked to projects they manage'
          ],
          [sandboxRoles, 'managers see who tracks to the projects they manage, and nobody else']
        ],
        app: 'weeks of colleagues',
        where: ['src/main/timesheet/colleagues.ts']
      },
      {
        line: 'Managers with permission to edit assigned teammates’ time entries can create, edit, and destroy time entries on their behalf.',
        proofs: [
          [permissions, "managers with the permission create, edit and destroy teammates' entries"],
          [permissions, 'managers without the permission are told that they may not'],
          [sandboxRoles, 'managers without the permission see their teammates and change nothing'],
          [onBehalf, 'is added by the manager'],
          [onBehalf, 'is changed and deleted by the manager'],
          [onBehalf, 'without the permission is refused by Harvest, kept in sight, and explained'],
          [onBehalfSeen, 'is refused by Harvest, and the manager is told why']
        ],
        app: 'the week of a colleague; a refusal is explained in words',
        where: ['src/main/timesheet/colleagues.ts', 'src/shared/messages/en/failures.ts']
      },
      {
        line: 'Members can only see their own tracked time.',
        proofs: [
          [permissions, 'members see only their own tracked time'],
          [onBehalf, 'is nobody’s else for a member'],
          [permissions, 'members may not create entries for others'],
          [sandboxRoles, 'members see and change nobody but themselves']
        ],
        app: 'no colleagues are offered',
        where: ['src/main/timesheet/colleagues.ts']
      }
    ]
  },
  {
    heading: 'List all time entries: GET /v2/time_entries',
    lines: [
      {
        line: 'Sorted by spent_date.',
        proofs: [
          [list, 'is sorted by spent_date, latest first'],
          [sandboxLists, 'is sorted by spent date, then by creation, newest first']
        ],
        app: '',
        where: [syncPull]
      },
      {
        line: 'time_entries, per_page, total_pages, total_entries, next_page, previous_page, page, links',
        proofs: [
          [sandboxLists, 'is the envelope of the page, whole even when there is nothing in it'],
          [list, 'comes page by page, each with the total'],
          [list, 'is empty where there is nothing'],
          [oddAnswers, 'that lead in a circle end with a failure'],
          [oddAnswers, 'are followed under another path'],
          [oddAnswers, 'when a page of results links to another one']
        ],
        app: '',
        where: ['src/main/harvest/pagination.ts']
      },
      {
        line: 'user_id',
        proofs: [
          [list, 'user_id'],
          [sandboxLists, 'applies several filters together']
        ],
        app: 'always sent',
        where: [syncPull]
      },
      { line: 'client_id', proofs: [[list, 'client_id']], app: 'Find', where: [findEntries] },
      { line: 'project_id', proofs: [[list, 'project_id']], app: 'Find', where: [findEntries] },
      { line: 'task_id', proofs: [[list, 'task_id']], app: 'Find', where: [findEntries] },
      {
        line: 'external_reference_id',
        proofs: [
          [list, 'external_reference_id'],
          [sandboxLists, 'finds an exact external reference']
        ],
        app: 'Find',
        where: [findEntries]
      },
      {
        line: 'is_billed',
        proofs: [
          [list, 'is_billed true'],
          [list, 'is_billed false']
        ],
        app: 'Find',
        where: [findEntries]
      },
      {
        line: 'is_running',
        proofs: [
          [list, 'is_running true'],
          [list, 'is_running false'],
          [sandboxLists, 'finds the running entry whatever its date']
        ],
        app: 'the running timer; Find',
        where: [syncPull, findEntries]
      },
      {
        line: 'updated_since',
        proofs: [
          [list, 'updated_since'],
          [list, 'updated_since leaves out what was updated in that very second'],
          [sandboxLists, 'takes updated_since as strictly later, by whole seconds'],
          [sandboxLists, 'tells nothing of what was deleted: it is gone from every list']
        ],
        app: 'not relied on, for deletions are not in it: weeks are listed whole',
        where: [syncPull]
      },
      {
        line: 'from',
        proofs: [
          [list, 'from'],
          [list, 'from and to, which are inclusive']
        ],
        app: 'every week; Find',
        where: [syncPull, findEntries]
      },
      {
        line: 'to',
        proofs: [
          [list, 'to'],
          [
            sandboxLists,
            'takes from and to with their own days included, dates and datetimes alike'
          ]
        ],
        app: 'every week; Find',
        where: [syncPull, findEntries]
      },
      {
        line: 'page',
        proofs: [
          [list, 'page'],
          [sandboxLists, 'still takes page numbers, and lets a cursor win over them']
        ],
        app: 'not used: links are followed',
        where: ['src/main/harvest/pagination.ts']
      },
      {
        line: 'per_page',
        proofs: [
          [list, 'per_page above 2000 is refused'],
          [
            sandboxLists,
            'leads by cursors through every entry once, naming pages only at both ends'
          ],
          [sandboxLists, 'refuses per_page=2001']
        ],
        app: 'left at 2,000',
        where: ['src/main/harvest/client.ts']
      }
    ]
  },
  {
    heading: 'Retrieve a time entry: GET /v2/time_entries/{id}',
    lines: [
      {
        line: 'Returns a time entry object and a 200 OK response code if a valid identifier was provided.',
        proofs: [
          [retrieve, 'answers the entry'],
          [retrieve, 'is not found when there is none'],
          [sandboxChanges, 'answers 404 in JSON for an entry that does not exist']
        ],
        app: 'looking what became of a request',
        where: ['src/main/sync/settle-unknown.ts']
      }
    ]
  },
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
        where: ['src/renderer/components/picker/WorkPicker.svelte']
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
  },
  {
    heading: 'Update a time entry: PATCH /v2/time_entries/{id}',
    lines: [
      {
        line: 'Parameters not provided are left unchanged; 200 OK.',
        proofs: [
          [update, 'leaves unchanged what is not given'],
          [update, 'sends nothing that was not given'],
          [sandboxChanges, 'changes what was sent and nothing else'],
          [update, 'is not found when there is no such entry']
        ],
        app: '',
        where: [syncPlan]
      },
      {
        line: 'project_id, task_id',
        proofs: [
          [update, 'project_id with task_id'],
          [update, 'task_id'],
          [update, 'is rejected with a project that the task is not on'],
          [sandboxChanges, 'moves to another date, project and task, which have to fit each other']
        ],
        app: 'the form of an entry',
        where: [entryForm]
      },
      {
        line: 'spent_date',
        proofs: [[update, 'spent_date']],
        app: 'the form of an entry',
        where: [entryForm]
      },
      {
        line: 'started_time, ended_time',
        proofs: [
          [update, 'set the times in a start/end account (12h)'],
          [update, 'set the times in a start/end account (24h)'],
          [update, 'started_time alone moves the start'],
          [update, 'are ignored in silence in a duration account'],
          [
            alternatives,
            'the end of a running entry stops it, or is ignored, which the answer tells'
          ],
          [sandboxChanges, 'lets the hours follow']
        ],
        app: 'the form of an entry',
        where: [entryForm]
      },
      {
        line: 'hours',
        proofs: [
          [update, 'set the total in a duration account (250 hundredths)'],
          [update, 'of a running entry set the total and start its clock anew'],
          [update, 'are ignored in silence in a start/end account'],
          [sandboxChanges, 'may set a stopped entry to nothing'],
          [
            sandboxChanges,
            'sets the total of a running entry and lets the clock count on from there'
          ]
        ],
        app: 'the week’s grid and the form of an entry',
        where: [entryForm]
      },
      {
        line: 'notes',
        proofs: [
          [update, 'notes'],
          [update, 'notes, taken away'],
          [update, 'notes of a running entry do not touch its clock'],
          [sandboxChanges, 'clears notes by null or by nothing, and keeps them when left out']
        ],
        app: 'in place',
        where: [entryCard]
      },
      {
        line: 'external_reference',
        proofs: [
          [update, 'external_reference'],
          [
            sandboxChanges,
            'sets and replaces the external reference, as text, with the host as its service'
          ]
        ],
        app: '',
        where: ['src/main/harvest/encode.ts']
      },
      {
        line: 'Of a locked entry',
        proofs: [
          [update, 'of a locked entry is refused to its owner (unprocessable)'],
          [update, 'of a locked entry is refused to its owner (forbidden)'],
          [update, 'of a locked entry is open to an administrator'],
          [
            alternatives,
            'keeps its date for an administrator: ignored, which the answer tells, or refused'
          ],
          [sandboxRoles, 'keeps others out of its period: no new entry, nothing moved there']
        ],
        app: 'what is locked is not offered',
        where: ['src/shared/timesheet.ts']
      }
    ]
  },
  {
    heading:
      'Delete a time entry’s external reference: DELETE /v2/time_entries/{id}/external_reference',
    lines: [
      {
        line: 'Returns a 200 OK response code if the call succeeded.',
        proofs: [
          [removeReference, 'with a body that is entry'],
          [removeReference, 'with a body that is object'],
          [removeReference, 'with a body that is empty'],
          [removeReference, 'is not found when there is no such entry']
        ],
        app: 'details of an entry',
        where: [entryDetail]
      }
    ]
  },
  {
    heading: 'Delete a time entry: DELETE /v2/time_entries/{id}',
    lines: [
      {
        line: 'Returns a 200 OK response code if the call succeeded.',
        proofs: [
          [remove, 'with a body that is entry'],
          [remove, 'with a body that is object'],
          [remove, 'with a body that is empty'],
          [remove, 'may delete a running one'],
          [remove, 'is not found when it was gone already']
        ],
        app: 'with a question',
        where: ['src/renderer/components/timesheet/DeleteQuestion.svelte']
      },
      {
        line: 'Only possible if it’s not closed …',
        proofs: [[remove, 'is refused for a closed entry, except to administrators']],
        app: 'not offered where it is locked',
        where: ['src/shared/timesheet.ts']
      },
      {
        line: '… and the associated project and task haven’t been archived.',
        proofs: [
          [remove, 'is refused when the project has been archived'],
          [remove, 'is refused when the task has been archived'],
          [
            sandboxRoles,
            'of an archived project is not even deleted by an administrator, as the page says'
          ],
          [alternatives, 'of an archived project: administrators may delete it true']
        ],
        app: '',
        where: ['src/shared/timesheet.ts']
      },
      {
        line: 'Admins can delete closed entries.',
        proofs: [
          [remove, 'is refused for a closed entry, except to administrators'],
          [sandboxRoles, 'may be edited by an administrator, except for project, task and date']
        ],
        app: '',
        where: ['src/shared/timesheet.ts']
      }
    ]
  },
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
  },
  {
    heading: 'Around every request',
    lines: [
      {
        line: 'Authorization: Bearer',
        proofs: [
          [
            permissions,
            "without a valid token ends with invalid-token, at once and in Harvest's words"
          ],
          [
            permissions,
            'with a token that no header can carry ends with invalid-token, unsent and unrepeated'
          ],
          [
            sandboxAccess,
            'refuses a wrong token with 401, its JSON and a WWW-Authenticate challenge'
          ]
        ],
        app: '“connect again”',
        where: ['src/main/session/session.ts']
      },
      {
        line: 'Harvest-Account-Id',
        proofs: [
          [permissions, 'for an account that the token does not open ends with invalid-token'],
          [sandboxAccess, 'answers a missing account alike'],
          [
            sandboxAccess,
            'accepts token and account in the query, and keeps them out of links and log'
          ]
        ],
        app: '',
        where: ['src/main/session/session.ts']
      },
      {
        line: 'User-Agent',
        proofs: [
          [oddAnswers, 'has token, account, name and the kind of its body in its headers'],
          [sandboxAccess, 'refuses a missing User-Agent with 400 (message)']
        ],
        app: '',
        where: ['src/main/config.ts']
      },
      {
        line: 'The accounts of a token: GET id.getharvest.com/api/v2/accounts',
        proofs: [
          [accounts, "are Harvest's, by id and name"],
          [sandboxAccess, 'are listed without an account header, Harvest and Forecast alike'],
          [severalAccounts, 'are found without the token being typed again, and kept apart']
        ],
        app: 'the choice of an account; accounts in the settings',
        where: [
          'src/renderer/welcome/AccountChoice.svelte',
          'src/renderer/components/settings/AccountSettings.svelte'
        ]
      },
      {
        line: 'Content-Type: application/json',
        proofs: [
          [oddAnswers, 'has token, account, name and the kind of its body in its headers'],
          [sandboxAccess, 'may be forms, with the external reference in brackets'],
          [sandboxAccess, 'may be multipart forms']
        ],
        app: '',
        where: ['src/main/harvest/request.ts']
      },
      {
        line: '429',
        proofs: [
          [rateLimit, 'are waited out as Harvest asks, even for a create (header-and-body)'],
          [rateLimit, 'are waited out as Harvest asks, even for a create (date-header)'],
          [rateLimit, 'are waited out as Harvest asks, even for a create (body-only)'],
          [rateLimit, 'that say nothing more are taken for a quarter of a minute'],
          [rateLimit, 'pause everything, and writes go on first'],
          [sandboxAccess, 'lets 100 requests in 15 seconds through and says how long to wait']
        ],
        app: '“Harvest asks to slow down”',
        where: ['src/main/sync/sync.ts']
      },
      {
        line: 'Answers that are lost, late or odd',
        proofs: [
          [lostAnswers, 'is given up after three attempts'],
          [oddAnswers, 'that end early are lost answers'],
          [oddAnswers, 'do not make a deletion out of a page of the network'],
          [fuzz, 'is a sound value or a failure with a name, whatever they are'],
          [sandboxMalformed, 'always gets a proper answer, and changes nothing when it is refused']
        ],
        app: 'said in words, and kept',
        where: ['src/shared/messages/en/failures.ts']
      }
    ]
  }
]
