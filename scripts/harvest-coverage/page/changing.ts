import type { PageSection } from './section.ts'
import {
  update,
  remove,
  removeReference,
  alternatives,
  sandboxChanges,
  sandboxRoles,
  entryDetail,
  entryCard,
  entryForm,
  syncPlan
} from './files.ts'

/** Updating and deleting a time entry, and its external reference. */
export const changing: readonly PageSection[] = [
  {
    heading: 'Update a time entry: PATCH /v2/time_entries/{id}',
    lines: [
      {
        line: 'Parameters not provided are left unchanged; 200 OK.',
        proofs: [
          [update, 'attributes that are not given stay'],
          [update, 'attributes that are not given are not sent'],
          [sandboxChanges, 'an update changes the sent attributes and nothing else'],
          [update, 'an update of a missing entry fails as not found']
        ],
        app: '',
        where: [syncPlan]
      },
      {
        line: 'project_id, task_id',
        proofs: [
          [update, 'an update changes project_id with task_id'],
          [update, 'an update changes task_id'],
          [update, 'a task that is not on the project is rejected'],
          [sandboxChanges, 'an entry moves to another date, project and task, which must match']
        ],
        app: 'the form of an entry',
        where: [entryForm]
      },
      {
        line: 'spent_date',
        proofs: [[update, 'an update changes spent_date']],
        app: 'the form of an entry',
        where: [entryForm]
      },
      {
        line: 'started_time, ended_time',
        proofs: [
          [update, 'times are set in a start/end account (12h)'],
          [update, 'times are set in a start/end account (24h)'],
          [update, 'started_time alone moves the start'],
          [update, 'times are silently ignored in a duration account'],
          [
            alternatives,
            'an end for a running entry stops it, or is ignored, which the response shows'
          ],
          [sandboxChanges, 'changed times change the hours']
        ],
        app: 'the form of an entry',
        where: [entryForm]
      },
      {
        line: 'hours',
        proofs: [
          [update, 'hours set the total in a duration account (250 hundredths)'],
          [update, 'hours of a running entry set the total and restart its timer'],
          [update, 'hours are silently ignored in a start/end account'],
          [sandboxChanges, 'a stopped entry can be set to zero hours'],
          [
            sandboxChanges,
            'hours of a running entry set the total, and the timer counts on from there'
          ]
        ],
        app: 'the week’s grid and the form of an entry',
        where: [entryForm]
      },
      {
        line: 'notes',
        proofs: [
          [update, 'an update changes notes'],
          [update, 'an update changes notes to an empty text'],
          [update, 'notes of a running entry do not change its timer'],
          [sandboxChanges, 'null or an empty text clears the notes, and omitting them does not']
        ],
        app: 'notes edited in place',
        where: [entryCard]
      },
      {
        line: 'external_reference',
        proofs: [
          [update, 'an update changes external_reference'],
          [
            sandboxChanges,
            'the external reference is set and replaced, as text, with its host as service'
          ]
        ],
        app: '',
        where: ['src/main/harvest/encode.ts']
      },
      {
        line: 'Of a locked entry',
        proofs: [
          [update, 'the owner of a locked entry cannot update it (unprocessable)'],
          [update, 'the owner of a locked entry cannot update it (forbidden)'],
          [update, 'an administrator can update a locked entry'],
          [
            alternatives,
            'an administrator cannot move a locked entry to another date: it is ignored or refused'
          ],
          [sandboxRoles, 'nothing can be created in or moved into a locked period']
        ],
        app: 'no edit buttons on a locked entry',
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
          [removeReference, 'an external reference is deleted when the response body is entry'],
          [removeReference, 'an external reference is deleted when the response body is object'],
          [removeReference, 'an external reference is deleted when the response body is empty'],
          [removeReference, 'deleting the external reference of a missing entry fails as not found']
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
          [remove, 'an entry is deleted when the response body is entry'],
          [remove, 'an entry is deleted when the response body is object'],
          [remove, 'an entry is deleted when the response body is empty'],
          [remove, 'a running entry can be deleted'],
          [remove, 'deleting a deleted entry fails as not found']
        ],
        app: 'Delete, with a confirmation',
        where: ['src/renderer/timesheet/day/DeleteQuestion.svelte']
      },
      {
        line: 'Only possible if it’s not closed …',
        proofs: [[remove, 'deleting a closed entry is refused, except for administrators']],
        app: 'no button on a locked entry',
        where: ['src/shared/timesheet.ts']
      },
      {
        line: '… and the associated project and task haven’t been archived.',
        proofs: [
          [remove, 'deleting an entry of an archived project is refused'],
          [remove, 'deleting an entry of an archived task is refused'],
          [
            sandboxRoles,
            'an administrator cannot delete an entry of an archived project, as the API page says'
          ],
          [alternatives, 'an administrator deletes an entry of an archived project, allowed: true']
        ],
        app: '',
        where: ['src/shared/timesheet.ts']
      },
      {
        line: 'Admins can delete closed entries.',
        proofs: [
          [remove, 'deleting a closed entry is refused, except for administrators'],
          [
            sandboxRoles,
            'an administrator can edit a locked entry, except for project, task and date'
          ]
        ],
        app: '',
        where: ['src/shared/timesheet.ts']
      }
    ]
  }
]
