import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openDemoAccount, type DemoAccount } from '#sandbox/demo-account.ts'
import { createSandbox } from '#sandbox/server.ts'
import { NOON, send, work, type Reply } from './support.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gleaner-demo-'))
  return () => rm(folder, { recursive: true, force: true })
})

async function launch(): Promise<DemoAccount> {
  return openDemoAccount({ folder, timeZone: 'Europe/Berlin', now: () => NOON })
}

function ask(demo: DemoAccount, path: string, body?: unknown): Promise<Reply> {
  return send(demo.url + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${demo.accessToken}`,
      'harvest-account-id': String(demo.accountId),
      'content-type': 'application/json'
    },
    ...(body ? { body: JSON.stringify(body) } : {})
  })
}

describe('the demo account', () => {
  it('the demo account has past entries and belongs to a manager', async () => {
    const demo = await launch()
    onTestFinished(() => demo.close())
    const me = await ask(demo, '/v2/users/me')
    expect(me.body.access_roles).toContain('manager')
    const today = await ask(demo, `/v2/time_entries?user_id=${me.body.id}&from=2026-11-18`)
    expect(today.body.time_entries.length).toBeGreaterThan(0)
  })

  it('the demo account survives a restart on another port with other tokens', async () => {
    const first = await launch()
    const made = await ask(first, '/v2/time_entries', { ...work, notes: 'kept' })
    await first.close()
    const second = await launch()
    onTestFinished(() => second.close())
    expect(second.accessToken).not.toBe(first.accessToken)
    const again = await ask(second, `/v2/time_entries/${made.body.id}`)
    expect(again.body).toMatchObject({ notes: 'kept', is_running: true })
  })

  it('a change is saved soon without closing the account', async () => {
    const demo = await launch()
    onTestFinished(() => demo.close())
    await ask(demo, '/v2/time_entries', { ...work, notes: 'durable' })
    const file = () => readFile(join(folder, 'demo-account.json'), 'utf8')
    await expect.poll(file, { timeout: 3_000 }).toContain('durable')
  })

  it.each(['', '{"version":1', '{"version":7}', '{"version":1,"nextId":1,"directory":{}}'])(
    'an unreadable file is set aside, and the account starts anew: %j',
    async (text) => {
      await writeFile(join(folder, 'demo-account.json'), text)
      const demo = await launch()
      onTestFinished(() => demo.close())
      expect((await ask(demo, '/v2/company')).status).toBe(200)
      const names = await readdir(folder)
      const aside = names.find((name) => name.includes('.corrupt-')) ?? ''
      expect(await readFile(join(folder, aside), 'utf8')).toBe(text)
    }
  )
})

describe('a saved sandbox', () => {
  it('a saved account is the same in another sandbox', async () => {
    const first = await createSandbox({ mode: 'timestamps', now: () => NOON })
    onTestFinished(() => first.close())
    const second = await createSandbox({ mode: 'duration', saved: first.save(), now: () => NOON })
    onTestFinished(() => second.close())
    expect(second.save()).toBe(first.save())
  })
})
