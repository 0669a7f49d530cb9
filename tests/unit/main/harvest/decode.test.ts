import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as decode from '#main/harvest/decode.ts'
import { decoded, decodedPage } from '#main/harvest/decoded.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import { entriesOf } from '#main/harvest/lists.ts'
import type { Unreadable } from '#shared/left-out.ts'
import { isSpentDate } from '#shared/time/spent-date.ts'
import { wireEntry } from './wire-entry.ts'

describe('an entry', () => {
  it('is told in our words', () => {
    expect(decode.decodeEntry(wireEntry)).toEqual({
      id: 2_380_504_951,
      spentDate: '2026-11-18',
      user: { id: 4_955_639, name: 'Rosa Lindqvist' },
      client: { id: 15_058_255, name: 'Fernhill Dairy' },
      project: { id: 41_068_261, name: 'Website', code: null },
      task: { id: 22_630_607, name: 'Design' },
      hours: 200,
      hoursWithoutTimer: 150,
      roundedHours: 225,
      notes: 'Updated notes',
      isLocked: false,
      lockedReason: null,
      isClosed: false,
      approvalStatus: 'unsubmitted',
      isBilled: false,
      timerStartedAt: null,
      startedTime: '15:00',
      endedTime: '17:00',
      isRunning: false,
      billable: true,
      budgeted: true,
      billableRate: 100,
      costRate: null,
      invoice: { id: 13_150_403, number: '1001' },
      externalReference: {
        id: '42',
        groupId: 'Story',
        accountId: null,
        permalink: 'https://dev.azure.com/fernhill/42',
        service: 'dev.azure.com',
        serviceIconUrl: 'https://proxy.harvestfiles.com/dev.azure.com.png'
      },
      createdAt: '2026-11-18T15:14:37Z',
      updatedAt: '2026-11-18T17:13:48Z'
    })
  })

  it('keeps hours that are not end minus start', () => {
    expect(decode.decodeEntry({ ...wireEntry, hours: 2.11 }).hours).toBe(211)
  })

  it.each([
    ['3:00pm', '15:00'],
    ['12:05AM', '00:05'],
    ['8:00', '08:00'],
    ['08:00', '08:00'],
    ['16:04', '16:04'],
    ['later', null],
    ['', null],
    [null, null],
    [7, null]
  ])('reads the time %j as %j', (started_time, startedTime) => {
    expect(decode.decodeEntry({ ...wireEntry, started_time }).startedTime).toBe(startedTime)
  })

  it('does without everything that is not needed to know what it is', () => {
    const { id, spent_date, hours, created_at, updated_at } = wireEntry
    const entry = decode.decodeEntry({ id, spent_date, hours, created_at, updated_at })
    expect(entry).toMatchObject({
      hoursWithoutTimer: 200,
      roundedHours: 200,
      notes: '',
      isRunning: false,
      invoice: null,
      externalReference: null,
      project: { id: 0, name: '', code: null }
    })
  })

  it.each([
    'user',
    'client',
    'project',
    'task',
    'invoice',
    'external_reference',
    'notes',
    'hours_without_timer'
  ])('may have null for its %s', (attribute) => {
    expect(decode.decodeEntry({ ...wireEntry, [attribute]: null }).id).toBe(wireEntry.id)
  })

  it('has ids of references as text, whatever they were', () => {
    const external_reference = { ...wireEntry.external_reference, id: 42, group_id: 7 }
    expect(
      decode.decodeEntry({ ...wireEntry, external_reference }).externalReference
    ).toMatchObject({
      id: '42',
      groupId: '7'
    })
  })

  it('runs when its timer was started, even if that is not said', () => {
    const { is_running: _, ...entry } = wireEntry
    const timer_started_at = '2026-11-18T15:14:37Z'
    expect(decode.decodeEntry({ ...entry, timer_started_at }).isRunning).toBe(true)
  })

  it.each([
    ['id', 'x'],
    ['id', 1.5],
    ['id', Number.MAX_SAFE_INTEGER + 1],
    ['spent_date', '2026-02-30'],
    ['spent_date', null],
    ['hours', null],
    ['hours', 'two'],
    ['hours', 1e300],
    ['created_at', 'yesterday'],
    ['timer_started_at', 'now']
  ])('is not made up when %s is %j', (attribute, value) => {
    expect(() => decode.decodeEntry({ ...wireEntry, [attribute]: value })).toThrow(attribute)
  })
})

describe('the answer to a deletion', () => {
  it.each([undefined, null, {}, []])('holds no entry when it is %j', (body) => {
    expect(decode.decodeEntryIfAny(body)).toBeNull()
  })

  it('holds the entry when there is one', () => {
    expect(decode.decodeEntryIfAny(wireEntry)?.id).toBe(wireEntry.id)
  })
})

describe('the company', () => {
  it('is what Gleaner follows of it', () => {
    const body = {
      name: 'Fernhill',
      base_uri: 'https://fernhill.harvestapp.com',
      wants_timestamp_timers: true,
      time_format: 'decimal',
      clock: '12h',
      week_start_day: 'Sunday',
      decimal_symbol: ','
    }
    expect(decode.decodeCompany(body)).toEqual({
      name: 'Fernhill',
      baseUri: 'https://fernhill.harvestapp.com',
      timerMode: 'timestamps',
      timeFormat: 'decimal',
      clock: '12h',
      weekStartDay: 'Sunday',
      decimalSymbol: ','
    })
  })

  it('has usual ways of writing where it does not say', () => {
    expect(decode.decodeCompany({ wants_timestamp_timers: false })).toMatchObject({
      baseUri: null,
      timerMode: 'duration',
      clock: '24h',
      weekStartDay: 'Monday'
    })
  })

  it('must say how time is tracked, for that decides what is sent', () => {
    expect(() => decode.decodeCompany({ name: 'Fernhill' })).toThrow('wants_timestamp_timers')
  })
})

describe('a person', () => {
  const person = { id: 7, first_name: 'Rosa', last_name: 'Lindqvist', timezone: 'Berlin' }

  it('has the zone of the profile as an IANA name', () => {
    expect(decode.decodePerson(person).timeZone).toBe('Europe/Berlin')
  })

  it("has this computer's zone when nobody knows the profile's", () => {
    const here = Temporal.Now.timeZoneId()
    expect(decode.decodePerson({ ...person, timezone: 'Atlantis' }).timeZone).toBe(here)
  })

  it.each([
    [{ access_roles: ['administrator'] }, 'administrator'],
    [{ access_roles: ['manager', 'project_creator'] }, 'manager'],
    [{ access_roles: ['member'], is_admin: true }, 'member'],
    [{ is_admin: true }, 'administrator'],
    [{ is_project_manager: true }, 'manager'],
    [{}, 'member']
  ])('with %j is a %s', (flags, role) => {
    expect(decode.decodePerson({ ...person, ...flags }).accessRole).toBe(role)
  })
})

describe('a project assignment', () => {
  const task_assignments = [
    { id: 1, is_active: true, billable: false, task: { id: 11, name: 'Design' } },
    { id: 2, is_active: false, billable: true, task: { id: 12, name: 'Print' } },
    { id: 3, is_active: true, billable: true, task: null }
  ]
  const assignment = {
    id: 9,
    project: { id: 8, name: 'Web', code: '' },
    client: null,
    task_assignments
  }

  it('has its active tasks', () => {
    expect(decode.decodeAssignment(assignment)).toEqual({
      id: 9,
      client: { id: 0, name: '' },
      project: { id: 8, name: 'Web', code: null },
      isProjectManager: false,
      taskAssignments: [{ id: 1, task: { id: 11, name: 'Design' }, billable: false }]
    })
  })

  it.each([{ is_active: false }, { project: null }])('is left out with %j', (change) => {
    expect(decode.decodeAssignment({ ...assignment, ...change })).toBeNull()
  })
})

describe('accounts', () => {
  it("are Harvest's only", () => {
    const accounts = [
      { id: 1, name: 'Sterling', product: 'harvest' },
      { id: 2, name: 'Iridesco', product: 'forecast' }
    ]
    expect(decode.decodeAccounts({ accounts })).toEqual([{ id: 1, name: 'Sterling' }])
  })
})

describe('a list with a filter', () => {
  const { decode: read } = entriesOf({
    userId: wireEntry.user.id,
    projectId: wireEntry.project.id,
    isRunning: wireEntry.is_running,
    from: wireEntry.spent_date,
    to: wireEntry.spent_date
  })

  it('has the entries that pass it', () => {
    expect(read(wireEntry)?.id).toBe(wireEntry.id)
  })

  it.each([
    ['another user', { user: { id: 1, name: '' } }],
    ['another project', { project: { id: 1, name: '', code: null } }],
    [
      'a timer that stands where running ones were asked for',
      { is_running: !wireEntry.is_running }
    ],
    ['an earlier day', { spent_date: '2000-01-01' }],
    ['a later day', { spent_date: '2100-01-01' }]
  ])('leaves out an entry of %s', (_, attributes) => {
    expect(read({ ...wireEntry, ...attributes })).toBeNull()
  })
})

describe('a page', () => {
  const call = { method: 'GET', url: new URL('http://127.0.0.1/v2/time_entries') } as const
  const read = (body: unknown, onUnreadable?: (item: Unreadable) => void) =>
    decodedPage(call, body, { ...entriesOf({ userId: wireEntry.user.id }), onUnreadable })

  it('knows the next one', async () => {
    const body = { time_entries: [wireEntry], total_entries: 3, links: { next: '/v2/x?cursor=1' } }
    expect(await read(body)).toMatchObject({ totalEntries: 3, next: '/v2/x?cursor=1' })
  })

  it('is the last one without links, unless it says that there is another', async () => {
    expect((await read({ time_entries: [] })).next).toBeNull()
    await expect(read({ time_entries: [], next_page: 2 })).rejects.toThrow('links')
  })

  it('is read although Harvest counts one entry more than it sends', async () => {
    const body = { time_entries: [wireEntry], page: 1, links: { next: null }, total_entries: 2 }
    expect(await read(body)).toMatchObject({ items: [{}], totalEntries: 2 })
  })

  it('keeps the order of its items, however many', async () => {
    const ids = Array.from({ length: 1001 }, (_, index) => index + 1)
    const { items } = await read({ time_entries: ids.map((id) => ({ ...wireEntry, id })) })
    expect(items.map(({ id }) => id)).toEqual(ids)
  })

  it('fails as a whole if an item cannot be read and the caller does not take unreadable items', async () => {
    const time_entries = [wireEntry, { ...wireEntry, hours: null }]
    await expect(read({ time_entries })).rejects.toMatchObject({
      kind: 'unexpected-answer',
      unreadable: { kind: 'entry', id: wireEntry.id, attribute: 'hours' }
    })
  })

  it.each([
    ['hours', null, { problem: 'empty' }],
    ['created_at', null, { problem: 'empty' }],
    ['updated_at', undefined, { problem: 'empty' }],
    ['spent_date', null, { problem: 'empty', spentDate: null }],
    ['spent_date', '2026-11-18T09:00:00Z', { problem: 'wrong', spentDate: '2026-11-18' }],
    ['id', '2380504951', { problem: 'wrong', id: 2_380_504_951 }],
    ['id', 'first', { problem: 'wrong', id: null }],
    ['timer_started_at', 'soon', { problem: 'wrong' }],
    ['is_running', 'yes', { problem: 'wrong' }]
  ])('leaves out an entry with the %s %j, and describes it', async (attribute, value, as) => {
    const odd: Unreadable[] = []
    const time_entries = [
      { ...wireEntry, [attribute]: value },
      { ...wireEntry, id: 8 }
    ]
    const page = await read({ time_entries }, (item) => odd.push(item))
    expect(page).toMatchObject({ items: [{ id: 8 }] })
    expect(odd).toEqual([
      {
        kind: 'entry',
        id: wireEntry.id,
        names: ['Fernhill Dairy', 'Website', 'Design'],
        spentDate: '2026-11-18',
        attribute,
        ...as
      }
    ])
  })

  it('takes an entry without a user as an entry of the user it was listed for', async () => {
    const { items } = await read({ time_entries: [{ ...wireEntry, user: null }] })
    expect(items).toMatchObject([{ user: { id: wireEntry.user.id, name: '' } }])
  })

  it('is read or fails by name, whatever it is', async () => {
    const property = fc.asyncProperty(fc.anything(), fc.anything(), async (time_entries, links) => {
      const error = await read({ time_entries, links }).catch((reason: unknown) => reason)
      if (error instanceof Error) expect(error).toBeInstanceOf(HarvestError)
    })
    await fc.assert(property, { numRuns: 500 })
  })
})

describe('any body', () => {
  const decoders = [
    decode.decodeEntry,
    decode.decodeEntryIfAny,
    decode.decodeCompany,
    decode.decodePerson,
    decode.decodeUser,
    decode.decodeTeammate,
    decode.decodeAssignment,
    decode.decodeClient,
    decode.decodeProject,
    decode.decodeTask,
    decode.decodeAccounts
  ]
  const call = { method: 'PATCH', url: new URL('http://127.0.0.1/v2/time_entries/1') } as const

  function read(body: unknown, decoder: (body: unknown) => unknown): unknown {
    try {
      return decoded(call, body, decoder)
    } catch (error) {
      expect(error).toBeInstanceOf(HarvestError)
      return error
    }
  }

  it('is read or fails by name', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (body) => {
        for (const decoder of decoders) read(body, decoder)
      }),
      { numRuns: 500 }
    )
  })

  it('that is an entry with oddities is an entry of real days and numbers, or fails by name', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(null, '', '2026-02-30', '24:00', 1e308, -0, '1e5', 2 ** 53, -1, true)
    )
    const oddities = fc.dictionary(fc.constantFrom(...Object.keys(wireEntry)), odd, { maxKeys: 4 })
    fc.assert(
      fc.property(oddities, (changes) => {
        const entry = read({ ...wireEntry, ...changes }, decode.decodeEntry)
        if (entry instanceof HarvestError) return
        const { spentDate, hours, hoursWithoutTimer, roundedHours } = entry as ReturnType<
          typeof decode.decodeEntry
        >
        expect(isSpentDate(spentDate)).toBe(true)
        for (const each of [hours, hoursWithoutTimer, roundedHours])
          expect(Number.isSafeInteger(each)).toBe(true)
        expect(JSON.stringify(entry)).not.toContain('NaN')
      }),
      { numRuns: 2000 }
    )
  })

  it('names the attribute that fails and never its value', () => {
    const error = read({ ...wireEntry, hours: 'secret' }, decode.decodeEntry) as HarvestError
    expect(error.message).toBe('PATCH /v2/time_entries/1: unexpected-answer (cannot read hours)')
    expect(error.certainty).toBe('unknown')
  })
})
