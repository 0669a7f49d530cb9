import type { PageSection } from './section.ts'
import {
  object,
  permissions,
  timesheetWindow,
  sandboxLists,
  sandboxStarting,
  sandboxCreating,
  sandboxChanges,
  sandboxRoles,
  fuzz,
  entryDetail,
  entryCard
} from './files.ts'

/** The attributes of a time entry. */
export const timeEntryObject: readonly PageSection[] = [
  {
    heading: 'The time entry object',
    lines: [
      {
        line: 'id',
        proofs: [
          [object, 'id is a number beyond 32 bits'],
          [fuzz, 'an entry may have the id %i']
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
          [
            fuzz,
            'the attribute user_assignment of an entry may be null, missing or of another type'
          ]
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
          [
            fuzz,
            'the attribute task_assignment of an entry may be null, missing or of another type'
          ]
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
        where: [entryDetail, 'src/renderer/timesheet/day/EntryState.svelte']
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
          [timesheetWindow, 'the details of a running entry show its hours before the timer']
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
        where: ['src/renderer/timesheet/day/EntryState.svelte', entryDetail]
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
  }
]
