import { describe, expect, it } from 'vitest'
import type { FailureKind } from '#shared/failure.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'
import type { Notice } from '#shared/state.ts'
import type { RefusedOperation } from '#shared/sync-state.ts'

const { failures, notices, startup, sync } = messagesFor('en')

const failureKinds = Object.keys({
  offline: true,
  'invalid-token': true,
  'no-account': true,
  forbidden: true,
  'not-for-colleague': true,
  'not-found': true,
  rejected: true,
  'not-applied': true,
  'rate-limited': true,
  'server-trouble': true,
  'unexpected-answer': true,
  unreadable: true,
  'invalid-input': true,
  locked: true,
  'not-assigned': true,
  gone: true,
  'already-running': true,
  'changed-elsewhere': true,
  'step-is-old': true,
  'not-undoable': true,
  keychain: true,
  disk: true,
  cancelled: true,
  'signed-out': true,
  internal: true
} satisfies Record<FailureKind, true>) as FailureKind[]

const noticeKinds = Object.keys({
  'settings-were-corrupt': true,
  'settings-were-damaged': true,
  'import-was-damaged': true,
  'ledger-was-corrupt': true,
  'closed-to-tray': true,
  'no-tray': true,
  'token-kept-for-this-session-only': true,
  'stopped-elsewhere': true,
  'started-elsewhere': true,
  'answered-by-rule': true,
  'icon-may-hide': true,
  'deleted-elsewhere': true,
  'disk-full': true,
  'clock-was-wrong': true,
  'stopped-elsewhere-started-here': true,
  'started-elsewhere-stopped-here': true,
  'already-stopped-elsewhere': true,
  'other-timer-runs': true,
  'nothing-runs': true,
  'already-running': true,
  'item-is-gone': true,
  'not-assigned-any-more': true
} satisfies Record<Notice['kind'], true>) as Notice['kind'][]

describe('descriptions of failures', () => {
  it.each(failureKinds)('the failure %j has a title and advice', (kind) => {
    for (const { title, advice } of [
      failures.describe({ kind }),
      failures.describeSignIn({ kind })
    ]) {
      expect(title).toMatch(/^[A-Z].*[^.]$/)
      expect(advice).toMatch(/^[A-Z].*\.$/)
    }
  })

  it.each(failureKinds)('the failure %j quotes Harvest', (kind) => {
    const said = 'Hours is not a number'
    expect(failures.describe({ kind, said }).advice).toContain(`Harvest says: “${said}”`)
    expect(failures.describe({ kind, said: '  ' })).toEqual(failures.describe({ kind }))
  })

  it('a quoted sentence ends with one full stop', () => {
    const failure = { kind: 'rejected', said: 'Hours is not a number.' } as const
    expect(failures.describe(failure).advice).toContain('says: “Hours is not a number”. The change')
  })

  it('an unknown token is described without Harvest’s words, which list all possible reasons', () => {
    const kind = 'invalid-token'
    const said = 'The access token provided is expired, revoked, malformed or invalid.'
    expect(failures.describeSignIn({ kind, said })).toEqual(failures.describeSignIn({ kind }))
  })

  it('sign-in failures do not promise that changes are saved', () => {
    for (const kind of ['offline', 'invalid-token', 'rate-limited', 'server-trouble'] as const)
      expect(failures.describeSignIn({ kind }).advice).not.toContain('changes are kept')
  })
})

describe('descriptions of notices', () => {
  it('damaged settings are listed by kind and count, in English and German', () => {
    const notice = {
      kind: 'settings-were-damaged',
      dropped: [
        { kind: 'rule', count: 2 },
        { kind: 'favourite', count: 1 }
      ],
      detail: '/data/settings.corrupt-1.json'
    } as const
    const { text } = notices.describe(notice)
    expect(text).toContain('left out 2 rules for time away and 1 favourite')
    expect(text).toContain('/data/settings.corrupt-1.json')
    expect(messagesFor('de').notices.describe(notice).text).toContain(
      '2 Regeln für Abwesenheiten und 1 Favorit'
    )
  })

  it.each([
    [{ kept: 2, unreadable: 0 }, '2 changes that had not been sent are still there.', 'erhalten'],
    [
      { kept: 0, unreadable: 1 },
      '1 change that had not been sent could not be read',
      'nicht lesbar'
    ],
    [{ kept: 0, unreadable: null }, 'may be missing', 'können fehlen']
  ])(
    'the notice of a damaged ledger mentions %j changes and the path of the old file',
    (changes, words, german) => {
      const notice = { kind: 'ledger-was-corrupt', detail: '/data/old', changes } as const
      const { text } = notices.describe(notice)
      expect(text).toContain(words)
      expect(text).toContain('/data/old')
      expect(messagesFor('de').notices.describe(notice).text).toContain(german)
    }
  )

  it.each(noticeKinds)(
    'the notice %j has a title and sentences, with and without detail',
    (kind) => {
      for (const notice of [{ kind }, { kind, detail: 'Website · Design' }]) {
        const { title, text } = notices.describe(notice)
        expect(title).toMatch(/^[A-Z].*[^.]$/)
        expect(text).toMatch(/^[A-Z].*\.$/)
        expect(text).not.toContain('undefined')
      }
    }
  )

  it('notices name the work stopped elsewhere and the path of a damaged file', () => {
    const stopped = notices.describe({
      kind: 'stopped-elsewhere',
      detail: 'Website · Design',
      time: '11:42'
    })
    expect(stopped.title).toBe('Stopped on the web at 11:42')
    expect(stopped.text).toContain('Website · Design, in the browser')
    const corrupt = notices.describe({ kind: 'settings-were-corrupt', detail: '/data/old.json' })
    expect(corrupt.text).toContain('/data/old.json')
  })
})

describe('descriptions of refused changes', () => {
  const kinds = Object.keys({
    create: true,
    start: true,
    update: true,
    delete: true,
    stop: true,
    restart: true,
    removeReference: true,
    trim: true
  } satisfies Record<RefusedOperation['kind'], true>) as RefusedOperation['kind'][]

  it.each(kinds)('a refused change is described: %s', (kind) => {
    expect(sync.couldNot({ kind, work: 'Website · Design' })).toMatch(
      /^Could not .*Website · Design$/
    )
    expect(sync.couldNot({ kind, work: null })).toMatch(/^Could not .*an entry$/)
  })
})

describe('descriptions of start failures', () => {
  it('a ledger of a newer version is named and described as untouched', () => {
    const text = startup.ledgerFromNewerVersion.text({ path: '/data/ledger.sqlite' })
    expect(text).toContain('/data/ledger.sqlite')
    expect(text).toContain('untouched')
  })

  it('a refused address is described with its variable and its host', () => {
    const text = startup.addressRefused({ variable: 'GLEANER_API_URL', host: 'example.com' })
    expect(text).toContain('GLEANER_API_URL points to “example.com”')
  })
})
