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
          [list, 'entries are sorted by spent_date, latest first'],
          [sandboxLists, 'entries are sorted by spent date and then by creation, newest first']
        ],
        app: '',
        where: [syncPull]
      },
      {
        line: 'time_entries, per_page, total_pages, total_entries, next_page, previous_page, page, links',
        proofs: [
          [sandboxLists, 'an empty list has the complete envelope'],
          [list, 'each page contains the total number of entries'],
          [list, 'an empty list is one empty page'],
          [oddAnswers, 'links that form a circle fail'],
          [oddAnswers, 'a link under another path is followed'],
          [oddAnswers, 'a page link to another origin does not receive the token']
        ],
        app: '',
        where: ['src/main/harvest/pagination.ts']
      },
      {
        line: 'user_id',
        proofs: [
          [list, 'user_id filters the list'],
          [sandboxLists, 'several filters apply together']
        ],
        app: 'always sent',
        where: [syncPull]
      },
      {
        line: 'client_id',
        proofs: [[list, 'client_id filters the list']],
        app: 'Find',
        where: [findEntries]
      },
      {
        line: 'project_id',
        proofs: [[list, 'project_id filters the list']],
        app: 'Find',
        where: [findEntries]
      },
      {
        line: 'task_id',
        proofs: [[list, 'task_id filters the list']],
        app: 'Find',
        where: [findEntries]
      },
      {
        line: 'external_reference_id',
        proofs: [
          [list, 'external_reference_id filters the list'],
          [sandboxLists, 'an exact external reference is found']
        ],
        app: 'Find',
        where: [findEntries]
      },
      {
        line: 'is_billed',
        proofs: [
          [list, 'is_billed true filters the list'],
          [list, 'is_billed false filters the list']
        ],
        app: 'Find',
        where: [findEntries]
      },
      {
        line: 'is_running',
        proofs: [
          [list, 'is_running true filters the list'],
          [list, 'is_running false filters the list'],
          [sandboxLists, 'the running entry is found on any date']
        ],
        app: 'the running timer; Find',
        where: [syncPull, findEntries]
      },
      {
        line: 'updated_since',
        proofs: [
          [list, 'updated_since filters the list'],
          [list, 'updated_since excludes entries updated in that very second'],
          [sandboxLists, 'updated_since means strictly later, in whole seconds'],
          [sandboxLists, 'a deleted entry is in no list']
        ],
        app: 'not used, because it does not contain deletions: weeks are listed completely',
        where: [syncPull]
      },
      {
        line: 'from',
        proofs: [
          [list, 'from filters the list'],
          [list, 'from and to (inclusive) filters the list']
        ],
        app: 'every week; Find',
        where: [syncPull, findEntries]
      },
      {
        line: 'to',
        proofs: [
          [list, 'to filters the list'],
          [sandboxLists, 'from and to include their own days, as dates and datetimes']
        ],
        app: 'every week; Find',
        where: [syncPull, findEntries]
      },
      {
        line: 'page',
        proofs: [
          [list, 'page returns that page'],
          [sandboxLists, 'page numbers are accepted, and a cursor has priority']
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
            'cursors lead through every entry once, with page numbers only at both ends'
          ],
          [sandboxLists, 'the query per_page=2001 is refused']
        ],
        app: 'unchanged at 2,000',
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
          [retrieve, 'the entry is returned'],
          [retrieve, 'a missing entry fails as not found'],
          [sandboxChanges, 'a missing entry gets a JSON 404']
        ],
        app: 'lookups of lost responses',
        where: ['src/main/sync/push/lost-answers.ts']
      }
    ]
  }
]
