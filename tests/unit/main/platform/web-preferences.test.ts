import { globSync, readFileSync } from 'node:fs'
import type { WebPreferences } from 'electron'
import { describe, expect, it } from 'vitest'
import { assertSecure, secureWebPreferences } from '#main/platform/web-preferences.ts'
import { windowOptions } from '#main/platform/window-options.ts'
import type { WindowName } from '#shared/ipc.ts'

const RULES: readonly (readonly [keyof WebPreferences, boolean])[] = [
  ['sandbox', true],
  ['contextIsolation', true],
  ['nodeIntegration', false],
  ['nodeIntegrationInWorker', false],
  ['nodeIntegrationInSubFrames', false],
  ['webSecurity', true],
  ['allowRunningInsecureContent', false],
  ['webviewTag', false],
  ['navigateOnDragDrop', false]
]
const NAMES: readonly WindowName[] = ['popover', 'timesheet', 'welcome', 'idle', 'palette', 'mini']
const LOOK = { os: 'linux', isDark: false, preload: '/preload.cjs', icon: '/icon.png' } as const

describe('web preferences', () => {
  it.each(RULES)('a window has the preference %s: %s', (rule, value) => {
    expect(secureWebPreferences('/preload.cjs')).toHaveProperty(rule, value)
  })

  it.each(RULES)('preferences without %s are refused', (rule, value) => {
    const preferences = secureWebPreferences('/preload.cjs')
    expect(() => assertSecure({ ...preferences, [rule]: !value })).toThrow(rule)
    const { [rule]: _left, ...others } = preferences
    expect(() => assertSecure(others)).toThrow(rule)
  })

  it('missing preferences are refused', () => {
    expect(() => assertSecure(undefined)).toThrow()
  })

  it('no preference prevents a warm renderer for new windows', () => {
    const { preload: _preload, spellcheck: _spellcheck, ...rules } = secureWebPreferences('/p.cjs')
    expect(Object.keys(rules).toSorted()).toEqual(RULES.map(([rule]) => rule).toSorted())
  })
})

describe('window options', () => {
  it.each(NAMES)('the %s window is created hidden and secure', (name) => {
    const options = windowOptions(name, LOOK)
    expect(options.show).toBe(false)
    expect(() => assertSecure(options.webPreferences)).not.toThrow()
  })

  it('windows are created in one place only', () => {
    const makers = globSync('src/**/*.ts').filter((file) =>
      /new\s+[\w.#]*BrowserWindow\b/.test(readFileSync(file, 'utf8'))
    )
    expect(makers).toEqual(['src/main/platform/windows.ts'])
  })
})
