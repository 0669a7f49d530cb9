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

/** What holds for every request, on other pages of Harvest’s. */
export const everyRequest: readonly PageSection[] = [
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
          'src/renderer/timesheet/settings/AccountSettings.svelte'
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
          [fuzz, 'an odd body is decoded to a valid value or throws a named failure'],
          [sandboxMalformed, 'always gets a proper answer, and changes nothing when it is refused']
        ],
        app: 'said in words, and kept',
        where: ['src/shared/messages/en/failures.ts']
      }
    ]
  }
]
