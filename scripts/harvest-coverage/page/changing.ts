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
        where: ['src/renderer/timesheet/day/DeleteQuestion.svelte']
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
  }
]
