import { expect, test } from '../support/test.ts'
import { launchPlain, openWindow } from './plain-app.ts'
import type { Page } from '@playwright/test'

const REFUSED = 'Error: An object could not be cloned.'

function errorOf(page: Page, expression: string): Promise<string> {
  return page.evaluate(
    `(async () => { 'use strict'; try { await (${expression}); return 'no error' } catch (e) { return e.name + ': ' + e.message } })()`
  )
}

test('a page gets the API and nothing else of Electron or Node', async ({ launch }) => {
  const page = await openWindow(await launchPlain(launch))
  const seen = await page.evaluate(() => {
    const world = globalThis as unknown as Record<string, unknown>
    return ['api', 'require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter(
      (name) => world[name] !== undefined
    )
  })
  expect(seen).toEqual(['api'])
})

test('the API is deeply frozen and cannot be replaced', async ({ launch }) => {
  const page = await openWindow(await launchPlain(launch))
  const frozen = await page.evaluate(() => [
    Object.isFrozen(window.api),
    Object.isFrozen(window.api.nested.deep),
    Object.getOwnPropertyDescriptor(window, 'api')?.writable
  ])
  expect(frozen).toEqual([true, true, false])
  expect(await errorOf(page, 'window.api.echo = 1')).toContain('Cannot assign to read only')
})

test('a name can be exposed once', async ({ launch }) => {
  const page = await openWindow(await launchPlain(launch))
  const again = await page.evaluate(() => (window as unknown as { again: string }).again)
  expect(again).toBe('Cannot bind an API on top of an existing property on the window object')
})

test('functions are called synchronously, with callbacks inside callbacks', async ({ launch }) => {
  const page = await openWindow(await launchPlain(launch))
  const results = await page.evaluate(async () => ({
    double: window.api.double(21),
    nested: window.api.nestedCallbacks((give) => give((n) => n * 10) + 100),
    self: window.api.self(),
    soon: await new Promise((resolve) => window.api.soon(resolve)),
    name: window.api.double.name
  }))
  expect(results).toEqual({ double: 42, nested: 131, self: 1, soon: 7, name: '' })
})

test('a function that returns is the original, and each crossing makes a new proxy', async ({
  launch
}) => {
  const page = await openWindow(await launchPlain(launch))
  const identity = await page.evaluate(() => {
    const { api } = window
    const mine = (): number => 2
    api.remember(mine)
    return {
      back: api.isOriginal(api.getOriginal()),
      sameProxy: api.getOriginal() === api.getOriginal(),
      remembered: api.isRemembered(mine)
    }
  })
  expect(identity).toEqual({ back: true, sameProxy: false, remembered: false })
})

test('errors cross with their message only', async ({ launch }) => {
  const page = await openWindow(await launchPlain(launch))
  expect(await errorOf(page, 'window.api.throws()')).toBe('Error: from preload')
  expect(await errorOf(page, 'window.api.rejects()')).toBe('Error: rejected in preload')
  expect(await page.evaluate(() => String(window.api.echo(new RangeError('r'))))).toBe('Error: r')
})

test('data is copied with its types, without prototypes, accessors and symbols', async ({
  launch
}) => {
  const page = await openWindow(await launchPlain(launch))
  const copies = await page.evaluate(() => {
    class Money {
      cents = 5
      get euros(): number {
        return this.cents / 100
      }
    }
    const { echo } = window.api
    const cyclic: Record<string, unknown> = {}
    cyclic['self'] = cyclic
    const money = echo(new Money()) as Money
    const copy = echo(cyclic) as Record<string, unknown>
    return {
      date: echo(new Date(5)) instanceof Date,
      map: (echo(new Map([['a', 1n]])) as Map<string, bigint>).get('a') === 1n,
      bytes: [...(echo(new Uint8Array([1, 255])) as Uint8Array)],
      undefinedStays: 'a' in (echo({ a: undefined }) as object),
      money: [money.cents, money.euros, money.constructor === Object],
      cyclic: copy['self'] === copy && copy !== cyclic,
      symbols: Object.getOwnPropertySymbols(echo({ [Symbol('s')]: 1 }) as object).length
    }
  })
  expect(copies).toEqual({
    date: true,
    map: true,
    bytes: [1, 255],
    undefinedStays: true,
    money: [5, undefined, true],
    cyclic: true,
    symbols: 0
  })
})

test('values that cannot be cloned are refused, including Svelte proxies', async ({ launch }) => {
  const page = await openWindow(await launchPlain(launch))
  expect(await errorOf(page, 'window.api.echo(new WeakMap())')).toBe(REFUSED)
  expect(await errorOf(page, 'window.api.echo(new Proxy({ a: 1 }, {}))')).toBe(REFUSED)
  expect(await errorOf(page, 'window.api.echo({ x: { y: new Proxy([1], {}) } })')).toBe(REFUSED)
})

test('the page can remove a subscription', async ({ launch }) => {
  const app = await launchPlain(launch)
  const page = await openWindow(app)
  const send = (value: number) =>
    app.evaluate(({ BrowserWindow }, value) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('late', value)
    }, value)
  await page.evaluate(() => {
    const world = window as unknown as { seen: unknown[]; off: () => void }
    world.seen = []
    world.off = window.api.onLate((value) => world.seen.push(value))
  })
  await send(1)
  await expect.poll(() => page.evaluate(() => window.api.received())).toEqual(['late 1'])
  await page.evaluate(() => (window as unknown as { off: () => void }).off())
  await send(2)
  await expect.poll(() => page.evaluate(() => window.api.received().length)).toBe(2)
  expect(await page.evaluate(() => (window as unknown as { seen: unknown[] }).seen)).toEqual([1])
})
