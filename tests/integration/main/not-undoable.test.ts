import { afterEach, describe, expect, it } from 'vitest'
import type { TimerMode } from '#shared/company.ts'
import type { Entry } from '#sandbox/model.ts'
import { MainProcess } from '#tests/support/main-process.ts'
import { seedEntry } from '#tests/support/seeded-entry.ts'

let main: MainProcess
afterEach(() => main.close())

/** Creates an older entry that can be undone, and one that Harvest would not accept again. */
async function given(mode: TimerMode, odd: Partial<Entry>): Promise<string> {
  main = await MainProcess.create({ mode })
  await main.start()
  const spentDate = (await main.state()).today.spentDate
  seedEntry(main.sandbox, { spentDate, notes: 'odd', ...odd })
  await main.signIn()
  const time =
    mode === 'duration'
      ? ({ kind: 'hours', hours: 300 } as const)
      : ({ kind: 'times', startedTime: '09:00', endedTime: '12:00' } as const)
  await main.run('createEntry', { ...(await main.work()), spentDate, notes: 'real work', time })
  const { today } = await main.settled()
  return today.entries.find(({ notes }) => notes === 'odd')!.key
}

const notes = () => main.sandbox.account.entries().map((entry) => entry.notes)

describe.each<[string, TimerMode, Partial<Entry>]>([
  ['without hours', 'duration', { hundredths: 0 }],
  ['with negative hours', 'duration', { hundredths: -100 }],
  ['without times in a start/end account', 'timestamps', { hundredths: 250 }],
  ['without hours or times in a start/end account', 'timestamps', { hundredths: 0 }]
])('the deletion of an entry %s', (_, mode, odd) => {
  it('the deletion cannot be undone once Harvest has it, and blocks the undo of older changes', async () => {
    const key = await given(mode, odd)
    await main.run('deleteEntry', { key })
    const { undoable } = await main.settled()
    expect(undoable).toMatchObject([
      { kind: 'delete', isFinal: true, loses: ['entry'] },
      { kind: 'create' }
    ])
    for (const step of [{}, { id: undoable[0]!.id }]) {
      const answer = await main.platform.command('undo', step)
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'not-undoable' } })
    }
    expect(notes()).toEqual(['real work'])
  })

  it('the deletion can be undone until it is sent', async () => {
    const key = await given(mode, odd)
    main.sandbox.faults.arm({ kind: 'drop-before-commit', times: Number.POSITIVE_INFINITY })
    await main.run('deleteEntry', { key })
    expect((await main.state()).undoable[0]).not.toHaveProperty('isFinal')
    await main.run('undo', {})
    expect((await main.state()).today.entries.map((entry) => entry.notes)).toContain('odd')
    expect((await main.state()).sync.operations).toEqual([])
  })
})

it('undoing a deletion of several entries restores those that Harvest accepts', async () => {
  const key = await given('duration', { hundredths: 0 })
  const { today } = await main.state()
  const other = today.entries.find((entry) => entry.notes === 'real work')!.key
  await main.run('editEntries', {
    edits: [
      { kind: 'delete', key },
      { kind: 'delete', key: other }
    ]
  })
  const { undoable } = await main.settled()
  expect(undoable[0]).toMatchObject({ loses: ['entry', 'id'] })
  expect(undoable[0]).not.toHaveProperty('isFinal')
  expect(await main.run('undo', {})).toEqual(['entry', 'id'])
  await main.settled()
  expect(notes()).toEqual(['real work'])
})

it('adding start and end to an entry without them cannot be undone', async () => {
  const key = await given('timestamps', { hundredths: 250 })
  await main.run('updateEntry', { key, changes: { startedTime: '13:00', endedTime: '15:00' } })
  await main.settled()
  expect((await main.state()).undoable[0]).toMatchObject({ isFinal: true, loses: ['times'] })
  expect(await main.platform.command('undo', {})).toMatchObject({
    failure: { kind: 'not-undoable' }
  })
  expect(notes()).toHaveLength(2)
})
