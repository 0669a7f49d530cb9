import type { PageSection } from './section.ts'
import {
  list,
  retrieve,
  oddAnswers,
  sandboxLists,
  sandboxChanges,
  syncPull,
  findEntries
} from './files.ts'

/** Listing time entries, and retrieving one. */
export const reading: readonly PageSection[] = [
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
        where: ['src/main/sync/push/lost-answers.ts']
      }
    ]
  }
]
