import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSettingsWriter, readSettings } from '#main/settings/stored-settings.ts'
import { createStore } from '#main/store/store.ts'
import { initialState } from '#main/store/transitions.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { NOW } from '#tests/support/entries.ts'

/** A settings file in memory. */
function fileOf(content: unknown, corruptCopy: string | null = null) {
  const file = {
    content,
    keptAside: [] as unknown[],
    read: () => ({ content: file.content, corruptCopy }),
    keepAside: () => {
      file.keptAside.push(file.content)
      return '/data/copy.json'
    },
    write: (next: unknown) => void (file.content = next)
  }
  return file
}

const read = (content: unknown) => readSettings(fileOf(content))

/** Returns the file after this Gleaner read it and changed a setting. */
function written(content: unknown, change: Parameters<ReturnType<typeof createSettingsWriter>>[0]) {
  const file = fileOf(content)
  const { settings } = readSettings(file)
  const desktop = {
    os: 'linux',
    hasTray: true,
    computerTimeZone: 'Europe/Berlin',
    version: '0.1.0',
    locale: 'en'
  } as const
  createSettingsWriter(file, createStore(initialState(desktop, settings, NOW)))(change)
  return file.content
}

const rule = (id: string) => ({ id, decision: 'ignore', conditions: {}, isOn: true }) as const
const favourite = (projectId: number) => ({ projectId, taskId: 2, notes: '' })
const account = (userId: number) =>
  ({ kind: 'harvest', accountId: 1, userId, name: 'Studio', person: 'Ada' }) as const

describe('reading the settings', () => {
  it('a missing settings file means the defaults', () => {
    expect(read(undefined)).toEqual({
      settings: DEFAULT_SETTINGS,
      corruptCopy: null,
      dropped: []
    })
  })

  it('the copy of an unreadable settings file is named', () => {
    const { corruptCopy } = readSettings(fileOf(undefined, '/data/settings.corrupt-1.json'))
    expect(corruptCopy).toBe('/data/settings.corrupt-1.json')
  })

  it('invalid values are replaced by defaults, and valid ones are used', () => {
    const { settings } = read({ theme: 'dark', idle: { enabled: 'yes' }, hotkeys: 5 })
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
  })

  it('every valid rule, favourite, account, host, hotkey and reminder is read beside an invalid one', () => {
    const { settings, dropped } = read({
      away: { onSleep: 'stop', onLock: 5, rules: [rule('a'), { id: 'b' }, rule('c'), 'x', null] },
      favourites: [favourite(1), { projectId: 'one' }, favourite(3)],
      accounts: [account(7), { ...account(8), userId: -1 }],
      allowedHosts: ['example.com', 7],
      hotkeys: { showPopover: 'Alt+P', toggleTimer: 5, newEntry: null },
      reminders: { noTimer: { isOn: false, minutes: 'many' }, longRun: { isOn: false, minutes: 5 } }
    })
    const { rules, ...away } = settings.away
    expect(rules.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(away).toMatchObject({ onSleep: 'stop', onLock: DEFAULT_SETTINGS.away.onLock })
    expect(settings.favourites).toEqual([favourite(1), favourite(3)])
    expect(settings.accounts).toEqual([account(7)])
    expect(settings.allowedHosts).toEqual(['example.com'])
    expect(settings.hotkeys).toEqual({
      ...DEFAULT_SETTINGS.hotkeys,
      showPopover: 'Alt+P',
      newEntry: null
    })
    const { noTimer, longRun } = settings.reminders
    expect(noTimer).toEqual({ isOn: false, minutes: DEFAULT_SETTINGS.reminders.noTimer.minutes })
    expect(longRun).toEqual({ isOn: false, minutes: 5 })
    expect(dropped.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      { kind: 'account', count: 1 },
      { kind: 'choice', count: 1 },
      { kind: 'favourite', count: 1 },
      { kind: 'host', count: 1 },
      { kind: 'hotkey', count: 1 },
      { kind: 'reminder', count: 1 },
      { kind: 'rule', count: 3 }
    ])
  })

  it('a damaged settings file is set aside once, and its valid parts stay', () => {
    const content = { theme: 'dark', favourites: [favourite(1), 'damaged'] }
    const file = fileOf(content)
    expect(readSettings(file)).toMatchObject({
      corruptCopy: '/data/copy.json',
      dropped: [{ kind: 'favourite', count: 1 }]
    })
    expect(file.keptAside).toEqual([content])
    expect(readSettings(file)).toMatchObject({ corruptCopy: null, dropped: [] })
    expect(file.content).toEqual({ theme: 'dark', favourites: [favourite(1)] })
  })

  it('the valid parts are read when the disk cannot store a copy', () => {
    const file = fileOf({ theme: 'dark', favourites: 'damaged' })
    file.keepAside = () => {
      throw new Error('disk full')
    }
    expect(readSettings(file)).toMatchObject({
      settings: { theme: 'dark' },
      dropped: [{ kind: 'favourite', count: 1 }]
    })
  })

  it('work days are sorted without duplicates, and work hours that end before they start are ignored', () => {
    const hours = { from: '07:00', to: '15:30' }
    expect(read({ workHours: { ...hours, days: [5, 1, 1, 3] } }).settings.workHours).toEqual({
      ...hours,
      days: [1, 3, 5]
    })
    const backwards = { days: [1], from: '17:00', to: '09:00' }
    expect(read({ workHours: backwards }).settings.workHours).toEqual({
      ...DEFAULT_SETTINGS.workHours,
      days: [1]
    })
  })

  it('reading any content returns every setting without an exception', () => {
    const parts = fc.record(
      Object.fromEntries(Object.keys(DEFAULT_SETTINGS).map((key) => [key, fc.jsonValue()])),
      { requiredKeys: [] }
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), parts), (content) => {
        expect(Object.keys(read(content).settings).toSorted()).toEqual(
          Object.keys(DEFAULT_SETTINGS).toSorted()
        )
      })
    )
  })

  it('damage in any content is reported once', () => {
    const parts = fc.record(
      Object.fromEntries(Object.keys(DEFAULT_SETTINGS).map((key) => [key, fc.jsonValue()])),
      { requiredKeys: [] }
    )
    fc.assert(
      fc.property(parts, (content) => {
        const file = fileOf(content)
        const first = readSettings(file)
        expect(readSettings(file)).toEqual({ ...first, corruptCopy: null, dropped: [] })
      })
    )
  })
})

describe('a settings file that a newer Gleaner wrote', () => {
  const newer = {
    version: 2,
    theme: 'sepia',
    focus: { isOn: true },
    hotkeys: { showPopover: 'Alt+P', openFocus: 'Alt+F' },
    away: {
      rules: [
        { ...rule('a'), until: '2027-01-01' },
        { ...rule('b'), decision: 'split' },
        { ...rule('c'), conditions: { weekday: [1] } }
      ]
    },
    favourites: [{ ...favourite(1), colour: 'red' }, favourite(2)]
  }

  it('settings of a newer Gleaner are used where they are valid, and none counts as damaged', () => {
    const { settings, dropped, corruptCopy } = read(newer)
    expect(dropped).toEqual([])
    expect(corruptCopy).toBeNull()
    expect(settings.theme).toBe(DEFAULT_SETTINGS.theme)
    expect(settings.away.rules.map(({ id }) => id)).toEqual(['a'])
  })

  it('unknown values of a newer Gleaner survive a change of another setting', () => {
    expect(written(newer, { discreet: true })).toMatchObject({ ...newer, discreet: true })
  })

  it('a change replaces only the changed value of a newer Gleaner', () => {
    const next = written(newer, {
      theme: 'dark',
      favourites: [favourite(2), favourite(1)],
      away: { ...DEFAULT_SETTINGS.away, rules: [{ ...rule('a'), isOn: false }] }
    })
    expect(next).toMatchObject({
      ...newer,
      theme: 'dark',
      favourites: [favourite(2), { ...favourite(1), colour: 'red' }],
      away: {
        rules: [{ ...rule('a'), isOn: false, until: '2027-01-01' }, ...newer.away.rules.slice(1)]
      }
    })
  })

  it('written settings are read back beside any other content', () => {
    const themes = fc.constantFrom('system', 'light', 'dark') as fc.Arbitrary<
      'system' | 'light' | 'dark'
    >
    fc.assert(
      fc.property(fc.jsonValue(), themes, fc.boolean(), (content, theme, discreet) => {
        const next = read(written(content, { theme, discreet }))
        expect(next.settings).toMatchObject({ theme, discreet })
      })
    )
  })
})
