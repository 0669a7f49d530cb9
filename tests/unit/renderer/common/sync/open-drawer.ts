import { fireEvent, render, screen } from '@testing-library/svelte'
import App from '#renderer/popover/App.svelte'
import { createWindowContext } from '#renderer/window/mount.ts'
import WindowRoot from '#renderer/window/WindowRoot.svelte'
import type { AppState } from '#shared/state.ts'
import type { OpenOperation, SyncState } from '#shared/sync-state.ts'
import { aDesktop, aState, aWork } from '../../state/fixtures.ts'

/** Returns a pending change of an hour, changed by `differs`. */
export function aChange(differs: Partial<OpenOperation> = {}): OpenOperation {
  return {
    id: 'o1',
    entryKey: 'h1',
    kind: 'create',
    work: aWork(),
    spentDate: '2026-11-18',
    notes: '',
    sets: { hours: 100 },
    at: null,
    removedMs: null,
    status: 'waiting',
    since: null,
    attempts: 0,
    nextAttemptAt: null,
    failure: null,
    ...differs
  }
}

/** Opens the popover with its sync drawer in this sync state. */
export async function openDrawer(sync: Partial<SyncState>, state: Partial<AppState> = {}) {
  const { operations = [] } = sync
  const refused = operations.flatMap(({ status, failure, ...operation }) =>
    status === 'refused' && failure ? [{ ...operation, failure }] : []
  )
  const pending = operations.length - refused.length
  const whole = aState({ ...state, sync: { ...aState().sync, refused, pending, ...sync } })
  const fake = aDesktop(whole)
  render(WindowRoot, { props: { context: createWindowContext(fake.desktop), view: App } })
  await fireEvent.click(await screen.findByRole('button', { name: /Show details$/ }))
  await screen.findByRole('dialog')
  return fake
}
