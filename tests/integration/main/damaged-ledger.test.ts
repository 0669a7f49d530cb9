import { readdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { changeCommand } from '#shared/seen.ts'
import { MainProcess } from '#tests/support/main-process.ts'

let main: MainProcess
let file: string

/** Leaves a confirmed entry with an unsent change, and an unsent new entry. */
beforeEach(async () => {
  main = await MainProcess.create()
  await main.signIn()
  const { spentDate } = (await main.state()).today
  const draft = { ...(await main.work()), spentDate, time: { kind: 'hours', hours: 100 } } as const
  const key = await main.run('createEntry', { ...draft, notes: 'before' })
  const { today } = await main.settled()
  main.sandbox.faults.arm({ kind: 'drop-before-commit', times: 100_000 })
  const entry = today.entries.find((each) => each.key === key)!
  await main.run('updateEntry', changeCommand(entry, { notes: 'after' }))
  await main.run('createEntry', { ...draft, notes: 'waiting' })
  await main.stop()
  main.sandbox.faults.clear()
  const { dataFolder } = main.platform
  const name = readdirSync(dataFolder).find((each) => each.endsWith('.sqlite'))!
  file = path.join(dataFolder, name)
})

afterEach(() => main.close())

function damage(sql: string): void {
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
}

const atHarvest = () => main.sandbox.account.entries().map(({ notes }) => notes)
const notice = async () =>
  (await main.state()).notices.find(({ kind }) => kind === 'ledger-was-corrupt')

it.each([
  ['the assignments', "UPDATE document SET body = '[{' WHERE name = 'assignments'"],
  ['the account', `UPDATE document SET body = '{"person":7}' WHERE name = 'account'`],
  ['an undo step', `UPDATE undo SET body = '{"operationIds":['`],
  ['every remote copy', `UPDATE entry SET body = '{"id":'`],
  ['the version', 'PRAGMA user_version = 3'],
  ['the last sequence', 'UPDATE sqlite_sequence SET seq = 9223372036854775807']
])('damage in %s is repaired, and every change is sent', async (_, sql) => {
  damage(sql)
  await main.start()
  await main.until(({ sync }) => sync.pending === 0 && sync.lastPulledAt !== null)
  expect(atHarvest().toSorted()).toEqual(['after', 'waiting'])
  expect(await notice()).toMatchObject({
    detail: expect.stringContaining(`${file}.corrupt-`),
    changes: { kept: 2, unreadable: 0 }
  })
  const { today } = await main.state()
  expect(today.entries.map(({ notes }) => notes).toSorted()).toEqual(['after', 'waiting'])
  expect((await main.run('getAssignments')).length).toBeGreaterThan(0)
})

it('an unreadable change is reported, and the other one is sent', async () => {
  damage(`UPDATE operation SET intent = replace(intent, '"waiting"', '"waiting')`)
  await main.start()
  await main.until(({ sync }) => sync.pending === 0 && sync.lastPulledAt !== null)
  expect(atHarvest()).toEqual(['after'])
  expect(await notice()).toMatchObject({ changes: { kept: 1, unreadable: 1 } })
})

it('a repaired ledger starts the next time without a notice', async () => {
  damage(`UPDATE undo SET body = '{'`)
  await main.start()
  await main.settled()
  await main.stop()
  await main.start()
  expect(await notice()).toBeUndefined()
})
