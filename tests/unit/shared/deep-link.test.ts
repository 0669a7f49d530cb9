import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDeepLink } from '#shared/deep-link.ts'

const plain = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength })
    .map((text) => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim())
    .filter((text) => text !== '' && text.length <= maxLength && text.isWellFormed())

describe('deep links', () => {
  it.each([
    [
      'gleaner://start?project=Acme&task=Design&notes=Logo%20drafts',
      { kind: 'start', project: 'Acme', task: 'Design', notes: 'Logo drafts' }
    ],
    ['gleaner://start?project=12', { kind: 'start', project: '12', task: '', notes: '' }],
    ['gleaner://start/?project=a+b', { kind: 'start', project: 'a b', task: '', notes: '' }],
    ['GLEANER://Stop', { kind: 'stop' }],
    ['gleaner://toggle/', { kind: 'toggle' }],
    ['gleaner://week', { kind: 'week', date: null }],
    ['gleaner://week?date=2026-11-18', { kind: 'week', date: '2026-11-18' }],
    ['gleaner://entry/4711', { kind: 'entry', id: 4711 }]
  ])('%s is parsed', (address, link) => {
    expect(parseDeepLink(address)).toEqual(link)
  })

  it('any names and notes are transported unchanged', () => {
    fc.assert(
      fc.property(plain(60), plain(60), plain(200), (project, task, notes) => {
        const query = Object.entries({ project, task, notes })
          .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
          .join('&')
        expect(parseDeepLink(`gleaner://start?${query}`)).toEqual({
          kind: 'start',
          project,
          task,
          notes
        })
      })
    )
  })
})

describe('invalid deep links', () => {
  it.each([
    ['another scheme', 'https://start?project=1'],
    ['an unknown action', 'gleaner://delete/4711'],
    ['no action', 'gleaner://'],
    ['a user name', 'gleaner://me@stop'],
    ['a port', 'gleaner://stop:80'],
    ['a fragment', 'gleaner://stop#now'],
    ['an unexpected path', 'gleaner://stop/4711'],
    ['an entry without a number', 'gleaner://entry/'],
    ['an impossible entry id', 'gleaner://entry/0'],
    ['a number that is too large', 'gleaner://entry/9999999999999999'],
    ['a parent folder', 'gleaner://entry/../stop'],
    ['a start without a project', 'gleaner://start?notes=x'],
    ['an unknown parameter', 'gleaner://start?project=1&hours=8'],
    ['a token', 'gleaner://start?project=1&token=abc'],
    ['a repeated parameter', 'gleaner://start?project=1&project=2'],
    ['an empty parameter', 'gleaner://start?project='],
    ['an incomplete escape', 'gleaner://start?project=%E0%A4'],
    ['a control character', 'gleaner://start?project=a%00b'],
    ['a direction override', 'gleaner://start?project=a%E2%80%AEb'],
    ['a day that does not exist', 'gleaner://week?date=2026-02-30'],
    ['a week before the year 2000', 'gleaner://week?date=1999-12-31'],
    ['a week after the year 2100', 'gleaner://week?date=9999-12-31'],
    ['a switch after a space', 'gleaner://stop --demo'],
    ['a line break', 'gleaner://stop\n'],
    ['a very long text', `gleaner://start?project=1&notes=${'x'.repeat(5000)}`]
  ])('a link with %s is refused', (_, address) => {
    expect(parseDeepLink(address)).toBeNull()
  })

  it('no text makes the parser throw', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }).map((rest) => `gleaner://${rest}`),
      fc.string({ unit: 'binary' }).map((rest) => `gleaner://start?${rest}`)
    )
    fc.assert(fc.property(anything, (text) => parseDeepLink(text) !== undefined))
  })

  it('names from a link contain no control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        if (!text.isWellFormed()) return
        const link = parseDeepLink(`gleaner://start?project=${encodeURIComponent(text)}`)
        if (link?.kind === 'start') expect(link.project).not.toMatch(/[\0\t\r\u202a-\u202e]/)
      })
    )
  })
})
