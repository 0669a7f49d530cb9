import type { PageSection } from './section.ts'
import {
  permissions,
  oddAnswers,
  lostAnswers,
  rateLimit,
  accounts,
  severalAccounts,
  sandboxAccess,
  sandboxMalformed,
  fuzz
} from './files.ts'

/** Rules for every request, from other pages of Harvest’s documentation. */
export const everyRequest: readonly PageSection[] = [
  {
    heading: 'Around every request',
    lines: [
      {
        line: 'Authorization: Bearer',
        proofs: [
          [permissions, 'a wrong token fails as invalid-token at once, with Harvest’s words'],
          [
            permissions,
            'a token that no header can contain fails as invalid-token without a request'
          ],
          [sandboxAccess, 'a wrong token gets 401 with its JSON and a WWW-Authenticate challenge']
        ],
        app: '“connect again”',
        where: ['src/main/session/session.ts']
      },
      {
        line: 'Harvest-Account-Id',
        proofs: [
          [permissions, 'an account outside the token fails as invalid-token'],
          [sandboxAccess, 'a missing account gets the same response'],
          [
            sandboxAccess,
            'token and account are accepted in the query, and do not appear in links and log'
          ]
        ],
        app: '',
        where: ['src/main/session/session.ts']
      },
      {
        line: 'User-Agent',
        proofs: [
          [oddAnswers, 'a request has headers for token, account, user agent and content type'],
          [sandboxAccess, 'a missing User-Agent gets 400 (message)']
        ],
        app: '',
        where: ['src/main/config.ts']
      },
      {
        line: 'The accounts of a token: GET id.getharvest.com/api/v2/accounts',
        proofs: [
          [accounts, 'the Harvest accounts of a token are listed by id and name'],
          [
            sandboxAccess,
            'the accounts of Harvest and Forecast are listed without an account header'
          ],
          [
            severalAccounts,
            'the second account opens without typing the token, and its data is separate'
          ]
        ],
        app: 'choosing an account; accounts in the settings',
        where: [
          'src/renderer/welcome/AccountChoice.svelte',
          'src/renderer/timesheet/settings/AccountSettings.svelte'
        ]
      },
      {
        line: 'Content-Type: application/json',
        proofs: [
          [oddAnswers, 'a request has headers for token, account, user agent and content type'],
          [sandboxAccess, 'a form may contain the external reference in brackets'],
          [sandboxAccess, 'a multipart form is accepted']
        ],
        app: '',
        where: ['src/main/harvest/request.ts']
      },
      {
        line: '429',
        proofs: [
          [rateLimit, 'a limited create waits as Harvest requires (header-and-body)'],
          [rateLimit, 'a limited create waits as Harvest requires (date-header)'],
          [rateLimit, 'a limited create waits as Harvest requires (body-only)'],
          [rateLimit, 'a limit without a duration means 15 seconds'],
          [rateLimit, 'a limit pauses all requests, and writes continue first'],
          [sandboxAccess, '100 requests in 15 seconds are allowed, and a refusal contains the wait']
        ],
        app: '“Harvest asks to slow down”',
        where: ['src/main/sync/sync.ts']
      },
      {
        line: 'Answers that are lost, late or odd',
        proofs: [
          [lostAnswers, 'a read is abandoned after three attempts'],
          [oddAnswers, 'a response that ends early is a lost response'],
          [oddAnswers, 'an HTML page of the network is no confirmation of a deletion'],
          [fuzz, 'an odd body is decoded to a valid value or throws a named failure'],
          [
            sandboxMalformed,
            'a malformed request gets a proper response and changes nothing if refused'
          ]
        ],
        app: 'shown in words, and the change is stored',
        where: ['src/shared/messages/en/failures.ts']
      }
    ]
  }
]
