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
        app: 'the day of the entry in the week',
        where: [entryCard]
      },
      {
        line: 'user',
        proofs: [[object, 'user, client, project and task contain id and name']],
        app: 'the user of the week',
        where: ['src/main/timesheet/colleagues.ts']
      },
      {
        line: 'user_assignment',
        proofs: [
          [sandboxLists, 'the attributes of an entry are in Harvest’s order'],
          [
            fuzz,
            'the attribute user_assignment of an entry may be null, missing or of another type'
          ]
        ],
        app: 'not shown: permitted work comes from the project assignments',
        where: ['src/main/harvest/decode.ts']
      },
      {
        line: 'client, project, task',
        proofs: [[object, 'user, client, project and task contain id and name']],
        app: 'the name of every entry',
        where: [entryCard]
      },
      {
        line: 'task_assignment',
        proofs: [
          [sandboxLists, 'the attributes of an entry are in Harvest’s order'],
          [
            fuzz,
            'the attribute task_assignment of an entry may be null, missing or of another type'
          ]
        ],
        app: 'not shown: permitted work comes from the project assignments',
        where: ['src/main/harvest/decode.ts']
      },
      {
        line: 'external_reference: id, group_id, account_id, permalink, service, service_icon_url',
        proofs: [
          [object, 'external_reference contains its ids, permalink and service'],
          [object, 'external_reference of an unknown service may have no service'],
          [
            sandboxChanges,
            'the external reference is set and replaced, as text, with its host as service'
          ]
        ],
        app: 'details of an entry, with the icon or the first letter of the service',
        where: [entryDetail, 'src/main/icons/service-icons.ts']
      },
      {
        line: 'invoice: id, number',
        proofs: [
          [
            object,
            'invoice contains id and number once the entry is invoiced, and is_billed is true'
          ]
        ],
        app: 'details of an entry and the reason of its lock',
        where: [entryDetail, 'src/renderer/timesheet/day/EntryState.svelte']
      },
      {
        line: 'hours',
        proofs: [
          [object, 'hours are the hours tracked'],
          [object, 'hours of a running timer grow, hours_without_timer does not'],
          [sandboxStarting, 'a running timer has live hours and its banked ones']
        ],
        app: 'every entry, cell and sum',
        where: [entryCard]
      },
      {
        line: 'hours_without_timer',
        proofs: [
          [object, 'hours of a running timer grow, hours_without_timer does not'],
          [timesheetWindow, 'the details of a running entry show its hours before the timer']
        ],
        app: 'the base of a running timer; details of a running entry',
        where: ['src/shared/hours.ts', entryDetail]
      },
      {
        line: 'rounded_hours',
        proofs: [
          [object, 'rounded_hours follows the account'],
          [sandboxCreating, 'hours are rounded as the account requires']
        ],
        app: 'details of an entry',
        where: [entryDetail]
      },
      {
        line: 'notes',
        proofs: [
          [object, 'notes may contain words'],
          [object, 'notes may contain several lines'],
          [object, 'notes may contain any script'],
          [object, 'notes may contain nothing'],
          [sandboxCreating, 'notes of 16777215 characters get 201']
        ],
        app: 'every entry',
        where: [entryCard]
      },
      {
        line: 'is_locked, locked_reason',
        proofs: [
          [object, 'is_locked, locked_reason and is_closed show an approval'],
          [
            sandboxRoles,
            'a locked entry (approved) contains the reason and cannot be changed by its owner'
          ],
          [
            sandboxRoles,
            'a locked entry (all) contains the reason and cannot be changed by its owner'
          ]
        ],
        app: 'a lock on the entry with Harvest’s words',
        where: ['src/renderer/timesheet/day/EntryState.svelte', entryDetail]
      },
      {
        line: 'is_closed',
        proofs: [[object, 'is_locked, locked_reason and is_closed show an approval']],
        app: 'details of an entry',
        where: [entryDetail]
      },
      {
        line: 'is_billed',
        proofs: [
          [
            object,
            'invoice contains id and number once the entry is invoiced, and is_billed is true'
          ]
        ],
        app: 'details of an entry',
        where: [entryDetail]
      },
      {
        line: 'timer_started_at',
        proofs: [[object, 'timer_started_at and is_running show the timer']],
        app: 'the running timer',
        where: ['src/shared/hours.ts']
      },
      {
        line: 'started_time, ended_time',
        proofs: [
          [object, 'times are read on a 12h clock (8:00)'],
          [object, 'times are read on a 24h clock (08:00)'],
          [object, 'times of a stopped entry in a duration account are null'],
          [sandboxCreating, 'clock times are printed in the format of the account']
        ],
        app: 'every entry of a start/end account',
        where: [entryCard, entryDetail]
      },
      {
        line: 'is_running',
        proofs: [[object, 'timer_started_at and is_running show the timer']],
        app: 'tray, popover and week',
        where: ['src/main/tray/tray-view.ts']
      },
      {
        line: 'billable',
        proofs: [[object, 'billable, budgeted and the rates are returned']],
        app: 'details of an entry',
        where: [entryDetail]
      },
      {
        line: 'budgeted',
        proofs: [[object, 'billable, budgeted and the rates are returned']],
        app: 'details of an entry',
        where: [entryDetail]
      },
      {
        line: 'billable_rate',
        proofs: [
          [object, 'billable, budgeted and the rates are returned'],
          [permissions, 'rates are visible to the administrator as far as permitted'],
          [permissions, 'rates are visible to the member as far as permitted']
        ],
        app: 'details of an entry, if the role may see it',
        where: [entryDetail]
      },
      {
        line: 'cost_rate',
        proofs: [
          [permissions, 'rates are visible to the manager as far as permitted'],
          [permissions, 'a missing cost rate is null'],
          [sandboxRoles, 'the cost rate may be missing']
        ],
        app: 'details of an entry, if the role may see it',
        where: [entryDetail]
      },
      {
        line: 'created_at, updated_at',
        proofs: [
          [object, 'created_at and updated_at are instants, and a change moves updated_at'],
          [sandboxLists, 'whole decimals have a point, and times are in UTC without fractions']
        ],
        app: 'details of an entry',
        where: [entryDetail]
      }
    ]
  }
]
