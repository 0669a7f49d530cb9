import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as decode from '#main/harvest/decode.ts'
import { decoded, decodedPage } from '#main/harvest/decoded.ts'
import { HarvestError } from '#main/harvest/errors.ts'
import { entriesOf } from '#main/harvest/lists.ts'
import type { Unreadable } from '#shared/left-out.ts'
import { isSpentDate } from '#shared/time/spent-date.ts'
import { wireEntry } from './wire-entry.ts'

describe('decodeEntry', () => {
  it('an entry is decoded into our vocabulary', () => {
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

  it('hours that differ from end minus start are preserved', () => {
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
  ])('the start time %j is decoded as %j', (started_time, startedTime) => {
    expect(decode.decodeEntry({ ...wireEntry, started_time }).startedTime).toBe(startedTime)
  })

  it('an entry is decoded without its optional attributes', () => {
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
  ])('the attribute %s of an entry may be null', (attribute) => {
    expect(decode.decodeEntry({ ...wireEntry, [attribute]: null }).id).toBe(wireEntry.id)
  })

  it('ids in an external reference are decoded as text', () => {
    const external_reference = { ...wireEntry.external_reference, id: 42, group_id: 7 }
    expect(
      decode.decodeEntry({ ...wireEntry, external_reference }).externalReference
    ).toMatchObject({
      id: '42',
      groupId: '7'
    })
  })

  it('an entry with a timer start is running even without is_running', () => {
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
  ])('an entry whose %s is %j is not decoded', (attribute, value) => {
    expect(() => decode.decodeEntry({ ...wireEntry, [attribute]: value })).toThrow(attribute)
  })
})

describe('the response to a deletion', () => {
  it.each([undefined, null, {}, []])('the deletion response %j contains no entry', (body) => {
    expect(decode.decodeEntryIfAny(body)).toBeNull()
  })

  it('a deletion response may contain the deleted entry', () => {
    expect(decode.decodeEntryIfAny(wireEntry)?.id).toBe(wireEntry.id)
  })
})

describe('decodeCompany', () => {
  it('a company is decoded to the attributes that Gleaner uses', () => {
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

  it('missing format settings of a company get defaults', () => {
    expect(decode.decodeCompany({ wants_timestamp_timers: false })).toMatchObject({
      baseUri: null,
      timerMode: 'duration',
      clock: '24h',
      weekStartDay: 'Monday'
    })
  })

  it('a company without its timer mode is not decoded, because the mode decides what is sent', () => {
    expect(() => decode.decodeCompany({ name: 'Fernhill' })).toThrow('wants_timestamp_timers')
  })
})

describe('decodePerson', () => {
  const person = { id: 7, first_name: 'Rosa', last_name: 'Lindqvist', timezone: 'Berlin' }

  it('the time zone of a profile is decoded to its IANA name', () => {
    expect(decode.decodePerson(person).timeZone).toBe('Europe/Berlin')
  })

  it('an unknown time zone of a profile is replaced by this computer’s', () => {
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
  ])('a person with %j has the access role %s', (flags, role) => {
    expect(decode.decodePerson({ ...person, ...flags }).accessRole).toBe(role)
  })
})

describe('decodeAssignment', () => {
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

  it('an assignment contains its active tasks only', () => {
    expect(decode.decodeAssignment(assignment)).toEqual({
      id: 9,
      client: { id: 0, name: '' },
      project: { id: 8, name: 'Web', code: null },
      isProjectManager: false,
      taskAssignments: [{ id: 1, task: { id: 11, name: 'Design' }, billable: false }]
    })
  })

  it.each([{ is_active: false }, { project: null }])(
    'an assignment with %j is left out',
    (change) => {
      expect(decode.decodeAssignment({ ...assignment, ...change })).toBeNull()
    }
  )
})

describe('decodeAccounts', () => {
  it('only accounts of the product Harvest are listed', () => {
    const accounts = [
      { id: 1, name: 'Sterling', product: 'harvest' },
      { id: 2, name: 'Iridesco', product: 'forecast' }
    ]
    expect(decode.decodeAccounts({ accounts })).toEqual([{ id: 1, name: 'Sterling' }])
  })
})

describe('a filtered list', () => {
  const { decode: read } = entriesOf({
    userId: wireEntry.user.id,
    projectId: wireEntry.project.id,
    isRunning: wireEntry.is_running,
    from: wireEntry.spent_date,
    to: wireEntry.spent_date
  })

  it('an entry that matches the filter is listed', () => {
    expect(read(wireEntry)?.id).toBe(wireEntry.id)
  })

  it.each([
    ['another user', { user: { id: 1, name: '' } }],
    ['another project', { project: { id: 1, name: '', code: null } }],
    ['a stopped timer in a list of running ones', { is_running: !wireEntry.is_running }],
    ['an earlier day', { spent_date: '2000-01-01' }],
    ['a later day', { spent_date: '2100-01-01' }]
  ])('a filtered list leaves out %s', (_, attributes) => {
    expect(read({ ...wireEntry, ...attributes })).toBeNull()
  })
})

describe('pages of a list', () => {
  const call = { method: 'GET', url: new URL('http://127.0.0.1/v2/time_entries') } as const
  const read = (body: unknown, onUnreadable?: (item: Unreadable) => void) =>
    decodedPage(call, body, { ...entriesOf({ userId: wireEntry.user.id }), onUnreadable })

  it('a page contains the link to the next page', async () => {
    const body = { time_entries: [wireEntry], total_entries: 3, links: { next: '/v2/x?cursor=1' } }
    expect(await read(body)).toMatchObject({ totalEntries: 3, next: '/v2/x?cursor=1' })
  })

  it('a page without links is the last one, unless it announces another', async () => {
    expect((await read({ time_entries: [] })).next).toBeNull()
    await expect(read({ time_entries: [], next_page: 2 })).rejects.toThrow('links')
  })

  it('a page is read even if Harvest counts one entry more than it sends', async () => {
    const body = { time_entries: [wireEntry], page: 1, links: { next: null }, total_entries: 2 }
    expect(await read(body)).toMatchObject({ items: [{}], totalEntries: 2 })
  })

  it('the items of a long page are in their original order', async () => {
    const ids = Array.from({ length: 1001 }, (_, index) => index + 1)
    const { items } = await read({ time_entries: ids.map((id) => ({ ...wireEntry, id })) })
    expect(items.map(({ id }) => id)).toEqual(ids)
  })

  it('an unreadable item fails the whole page when the caller does not accept unreadable items', async () => {
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
  ])('an entry with the %s %j is left out and described', async (attribute, value, as) => {
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

  it('an entry without a user belongs to the user it was listed for', async () => {
    const { items } = await read({ time_entries: [{ ...wireEntry, user: null }] })
    expect(items).toMatchObject([{ user: { id: wireEntry.user.id, name: '' } }])
  })

  it('any page is decoded or throws a HarvestError', async () => {
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

  it('any body is decoded or throws a HarvestError', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (body) => {
        for (const decoder of decoders) read(body, decoder)
      }),
      { numRuns: 500 }
    )
  })

  it('an odd entry has valid dates and numbers, or throws a HarvestError', () => {
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

  it('a decoding error names the attribute and never contains its value', () => {
    const error = read({ ...wireEntry, hours: 'secret' }, decode.decodeEntry) as HarvestError
    expect(error.message).toBe('PATCH /v2/time_entries/1: unexpected-answer (cannot read hours)')
    expect(error.certainty).toBe('unknown')
  })
})
