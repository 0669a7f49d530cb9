import { expect, type Locator, type Page } from '@playwright/test'

/** Playwright methods that a user performs with a mouse. */
const MOUSE = ['click', 'dblclick', 'hover', 'dragTo', 'tap', 'check', 'uncheck', 'setChecked']
const SHORTCUTS = ['fill', 'focus', 'press', 'pressSequentially', 'selectOption', 'clear', 'blur']
const KEYS = ['press', 'down', 'up']

/**
 * Runs `play` with the keyboard only: every mouse method throws, and so does every method that moves the focus without
 * a key.
 */
export function withKeyboardOnly(page: Page, play: () => Promise<void>): Promise<void> {
  return without(
    [
      [page.locator('html'), [...MOUSE, ...SHORTCUTS]],
      [page, [...MOUSE, ...SHORTCUTS, 'dragAndDrop']],
      [page.mouse, ['click', 'dblclick', 'down', 'move', 'up', 'wheel']],
      [page.touchscreen, ['tap']]
    ],
    play
  )
}

/** Runs `play` with the mouse only: a key that does not type text throws. */
export function withMouseOnly(page: Page, play: () => Promise<void>): Promise<void> {
  return without(
    [
      [page.locator('html'), SHORTCUTS],
      [page, SHORTCUTS],
      [page.keyboard, KEYS]
    ],
    play
  )
}

/** Presses Tab until the target has the focus. Fails if it is not among the first stops. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const isFocused = () => target.evaluate((element) => element === document.activeElement)
  for (let stop = 0; stop < 80; stop += 1) {
    if (await isFocused()) return
    await page.keyboard.press('Tab')
  }
  expect(await isFocused(), `Tab leads to ${String(target)}`).toBe(true)
}

/** Makes methods of these objects, and of all objects of their class, throw during `play`. */
async function without(
  forbidden: readonly (readonly [object, readonly string[]])[],
  play: () => Promise<void>
): Promise<void> {
  const restores = forbidden.flatMap(([one, names]) =>
    names.filter((name) => name in one).map((name) => forbid(one, name))
  )
  try {
    await play()
  } finally {
    for (const restore of restores) restore()
  }
}

function forbid(one: object, name: string): () => void {
  const kind = Object.getPrototypeOf(one) as Record<string, unknown>
  const before = Object.getOwnPropertyDescriptor(kind, name) ?? {}
  const value = (): never => {
    throw new Error(`${kind.constructor.name}.${name} is not allowed here`)
  }
  Object.defineProperty(kind, name, { ...before, value })
  return () => Object.defineProperty(kind, name, before)
}
