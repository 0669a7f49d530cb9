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

describe('account stores', () => {
  it('a change of a hidden account does not change the state of the app', () => {
    const { app, one, other } = twoAccounts()
    const before = app.state
    other.update(setSync({ pending: 3 }))
    expect(app.state).toBe(before)
    expect(one.state.sync.pending).toBe(0)
    expect(other.state.sync.pending).toBe(3)
  })

  it('showing an account puts its part into the state of the app in one change', () => {
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

  it('a hidden account gets changes of the settings', () => {
    const { app, other } = twoAccounts()
    const themes: string[] = []
    other.subscribe(({ settings }) => void themes.push(settings.theme))
    app.update(setSettings({ ...app.state.settings, theme: 'dark' }))
    expect(themes).toEqual(['dark'])
  })

  it('each account has its own clock offset', () => {
    const { app, other } = twoAccounts()
    app.update(setClockOffset(5000))
    other.update(setClockOffset(-7000))
    expect([app.state.clockOffsetMs, other.state.clockOffsetMs]).toEqual([5000, -7000])
  })

  it('notices about entries belong to the account, and all others to the app', () => {
    const { app, one, other } = twoAccounts()
    other.update(addNotice({ id: 'a', kind: 'stopped-elsewhere' }))
    other.update(addNotice({ id: 'b', kind: 'ledger-was-corrupt' }))
    expect(app.state.notices.map(({ id }) => id)).toEqual(['b'])
    one.hide()
    other.show()
    expect(app.state.notices.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('only changes of a hidden account are reported', () => {
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
