import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { desktopOf } from '../support/desktop.ts'
import { windowAt } from '../support/launch.ts'
import { expect, test } from '../support/test.ts'

const REFUSED = { ok: false, failure: { kind: 'invalid-input' } }

/** Sends a command without type checks, as injected code could. */
function ask(page: Page, name: string, argument?: unknown): Promise<unknown> {
  return page.evaluate(
    ([name, argument]) => {
      const desktop = window.desktop as unknown as Record<string, (given: unknown) => unknown>
      return desktop[name as string]?.(argument)
    },
    [name, argument] as const
  )
}

test('a malformed argument is refused and logged without its content', async ({
  launch,
  userData
}) => {
  const page = await windowAt(await launch({ args: ['--demo'] }), '/popover/')
  for (const argument of [undefined, 'secret words', { key: 5 }, { key: 'x', more: 'secret' }, []])
    expect(await ask(page, 'updateEntry', argument)).toEqual(REFUSED)
  const log = readFileSync(path.join(userData, 'logs/gleaner.log'), 'utf8')
  expect(log).toContain('command refused')
  expect(log).not.toContain('secret')
})

test('a command outside the contract cannot be called', async ({ launch }) => {
  const page = await windowAt(await launch({ args: ['--demo'] }), '/popover/')
  expect(await ask(page, 'eval', 'process.exit()')).toBeUndefined()
  expect(await page.evaluate(() => 'invoke' in window.desktop)).toBe(false)
})

test('a foreign window is refused', async ({ launch }) => {
  const app = await launch({ args: ['--demo'] })
  await windowAt(app, '/popover/')
  await app.evaluate(({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`
    const webPreferences = { preload, sandbox: true, contextIsolation: true }
    void new BrowserWindow({ show: false, webPreferences }).loadURL(
      'app://gleaner/welcome/index.html'
    )
  })
  const stranger = await windowAt(app, '/welcome/')
  const answer = await ask(stranger, 'getState').catch((error: Error) => error.message)
  expect(answer).toContain('Refused')
})

test('links open at once for Harvest, after a question for other hosts, and only with https', async ({
  launch
}) => {
  const app = await launch({ args: ['--demo'] })
  const page = await windowAt(app, '/popover/')
  const desktop = desktopOf(app)
  const open = (url: string) => ask(page, 'openExternal', { url })

  for (const url of ['http://acme.harvestapp.com/', 'javascript:alert(1)', 'file:///etc/passwd'])
    expect(await open(url)).toEqual(REFUSED)
  expect(await open('https://id.getharvest.com/developers')).toMatchObject({ ok: true })
  expect(await desktop.dialogs.shown()).toEqual([])

  await desktop.dialogs.answer('Cancel')
  await open('https://trello.com/c/1')
  const [question] = await desktop.dialogs.shown()
  expect(question?.message).toContain('trello.com')
  await desktop.dialogs.answer({ response: 0, checkboxChecked: true })
  await open('https://trello.com/c/2')
  await open('https://trello.com/c/3')
  expect(await desktop.opened()).toEqual([
    'https://id.getharvest.com/developers',
    'https://trello.com/c/2',
    'https://trello.com/c/3'
  ])
})

test('a compromised page can neither reset, quit nor sign out by itself', async ({ launch }) => {
  const app = await launch({ args: ['--demo'] })
  const page = await windowAt(app, '/popover/')
  const { dialogs } = desktopOf(app)
  const commands = [
    ['reset', { what: 'everything' }],
    ['signOut', {}],
    ['quit', undefined]
  ] as const
  for (const [count, [name, argument]] of commands.entries()) {
    await dialogs.answer(1)
    await ask(page, name, argument)
    await expect.poll(async () => (await dialogs.shown()).length).toBe(count + 1)
  }
  const state = await ask(page, 'getState')
  expect(state).toMatchObject({ value: { session: { kind: 'signed-in' } } })
})

test('a page cannot choose an address to fetch', async ({ launch }) => {
  const page = await windowAt(await launch({ args: ['--demo'] }), '/popover/')
  const url = 'https://evil.example/?notes=secret'
  expect(await ask(page, 'getServiceIcon', { url })).toEqual(REFUSED)
  expect(await ask(page, 'getServiceIcon', { key: url })).toEqual({ ok: true, value: null })
})
