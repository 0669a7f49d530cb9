import { describe, expect, it } from 'vitest'
import { createAccountStore } from '#main/store/account-store.ts'
import { createStore } from '#main/store/store.ts'
import { addNotice, setClockOffset, setSettings, setSync } from '#main/store/transitions.ts'
import { appState } from '#tests/support/app-state.ts'
import { NOW } from '#tests/support/entries.ts'

const twoAccounts = () => {
  const app = createStore(appState())
  const one = createAccountStore(app, () => NOW)
  const other = createAccountStore(app, () => NOW)
  one.show()
  return { app, one, other }
}

describe('the store of an account', () => {
  it('keeps the changes of a hidden account away from the state of the app', () => {
    const { app, one, other } = twoAccounts()
    const before = app.state
    other.update(setSync({ pending: 3 }))
    expect(app.state).toBe(before)
    expect(one.state.sync.pending).toBe(0)
    expect(other.state.sync.pending).toBe(3)
  })

  it('makes the part of the shown account the state of the app in one change', () => {
    const { app, one, other } = twoAccounts()
    one.update(setSync({ pending: 1 }))
    other.update(setSync({ pending: 3 }))
    const seen: number[] = []
    app.subscribe(({ sync }) => void seen.push(sync.pending))
    one.hide()
    other.show()
    expect(seen).toEqual([3])
    expect(one.state.sync.pending).toBe(1)
    other.hide()
    one.show()
    expect(app.state.sync.pending).toBe(1)
  })

  it('shares the settings, and tells a hidden account of them', () => {
    const { app, other } = twoAccounts()
    const themes: string[] = []
    other.subscribe(({ settings }) => void themes.push(settings.theme))
    app.update(setSettings({ ...app.state.settings, theme: 'dark' }))
    expect(themes).toEqual(['dark'])
  })

  it('keeps the clocks of two accounts apart', () => {
    const { app, other } = twoAccounts()
    app.update(setClockOffset(5000))
    other.update(setClockOffset(-7000))
    expect([app.state.clockOffsetMs, other.state.clockOffsetMs]).toEqual([5000, -7000])
  })

  it('keeps notices about entries to the account, and gives the app every other', () => {
    const { app, one, other } = twoAccounts()
    other.update(addNotice({ id: 'a', kind: 'stopped-elsewhere' }))
    other.update(addNotice({ id: 'b', kind: 'ledger-was-corrupt' }))
    expect(app.state.notices.map(({ id }) => id)).toEqual(['b'])
    one.hide()
    other.show()
    expect(app.state.notices.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('tells of changes of a hidden account only', () => {
    const { one, other } = twoAccounts()
    let told = 0
    one.onHiddenChange(() => (told += 1))
    other.onHiddenChange(() => (told += 1))
    one.update(setSync({ pending: 1 }))
    expect(told).toBe(0)
    other.update(setSync({ pending: 1 }))
    expect(told).toBe(1)
  })
})
