import { describe, expect, it } from 'vitest'
import { lockedReason } from '#sandbox/locks.ts'
import { canSeeEntry, canTrackFor } from '#sandbox/permissions.ts'
import { Refusal } from '#sandbox/refusal.ts'
import { HOUR, ids, openAccount, work } from './support.ts'

describe.each(['duration', 'timestamps'] as const)('an account that tracks by %s', (mode) => {
  it('a person never has two running timers', () => {
    const { account, clock } = openAccount(mode)
    const entries = [1, 2, 3].map(() => {
      clock.now += 1_000
      return account.create(ids.member, work)
    })
    account.create(ids.manager, work)
    for (const { id } of entries) {
      if (account.entry(id)?.timerStartedAt === null) account.restart(ids.member, id)
      const running = account.entries().filter(({ timerStartedAt }) => timerStartedAt !== null)
      expect(running.map(({ userId }) => userId).sort()).toEqual([ids.manager, ids.member])
    }
  })

  it('ids are sequential and beyond 32 bits', () => {
    const { account } = openAccount(mode)
    const [first, second] = [account.create(ids.member, work), account.create(ids.manager, work)]
    expect(first.id).toBeGreaterThan(2 ** 31)
    expect(second.id).toBe(first.id + 1)
  })

  it('an update without a difference leaves updated_at', () => {
    const { account, clock } = openAccount(mode)
    const entry = account.create(ids.member, { ...work, notes: 'same' })
    clock.now += HOUR
    expect(account.update(ids.member, entry.id, { notes: 'same' })).toEqual(entry)
  })

  it('listeners are notified of every change until they unsubscribe', () => {
    const { account } = openAccount(mode)
    let changes = 0
    const leave = account.onChange(() => (changes += 1))
    const { id } = account.create(ids.member, work)
    expect(() => account.restart(ids.member, id)).toThrow(Refusal)
    account.stop(ids.member, id)
    leave()
    account.delete(ids.member, id)
    expect(changes).toBe(2)
  })

  it('a saved account is complete', () => {
    const { account } = openAccount(mode)
    account.create(ids.member, work)
    account.setTimesheet(ids.member, work.spent_date, 'submitted')
    expect(account.save()).toMatchObject({
      version: 1,
      entries: [{ userId: ids.member }],
      directory: { timesheets: [{ weekOf: '2026-11-16', status: 'submitted' }] }
    })
  })

  it('an approval covers exactly one week', () => {
    const { account } = openAccount(mode)
    const inside = account.create(ids.member, { ...work, spent_date: '2026-11-16' })
    const outside = account.create(ids.member, { ...work, spent_date: '2026-11-15' })
    account.setTimesheet(ids.member, '2026-11-20', 'approved')
    expect(lockedReason(inside, account.directory)).toBe('Item Approved')
    expect(lockedReason(outside, account.directory)).toBeNull()
    account.setTimesheet(ids.member, '2026-11-20', 'unsubmitted')
    expect(lockedReason(inside, account.directory)).toBeNull()
  })

  it.each([
    ['project', 'changeProject'],
    ['task', 'changeTask'],
    ['person', 'changePerson']
  ] as const)('entries with an archived %s are locked', (_what, change) => {
    const { account } = openAccount(mode)
    const entry = account.create(ids.member, work)
    const id = { changeProject: ids.internal, changeTask: ids.meetings, changePerson: ids.member }
    account[change](id[change], { isActive: false })
    expect(lockedReason(entry, account.directory)).toBe('Item Archived')
  })
})

describe('permissions', () => {
  const { account } = openAccount('duration')
  const { directory } = account
  const person = (id: number) => {
    const found = directory.person(id)
    if (!found) throw new Error('no such person')
    return found
  }
  const entry = account.create(ids.secondMember, work)
  const managed = account.create(ids.administrator, {
    ...work,
    project_id: ids.shop,
    task_id: ids.design
  })

  it.each([
    ['administrator', true, true, true],
    ['manager', true, true, true],
    ['secondManager', true, false, false],
    ['member', false, false, false],
    ['secondMember', true, false, true]
  ] as const)(
    '%s: sees a teammate %s, a managed project %s, tracks for them %s',
    (who, sees, project, tracks) => {
      const viewer = person(ids[who])
      expect(canSeeEntry(viewer, entry, directory)).toBe(sees)
      expect(canSeeEntry(viewer, managed, directory)).toBe(project)
      expect(canTrackFor(viewer, ids.secondMember)).toBe(tracks)
    }
  )
})
