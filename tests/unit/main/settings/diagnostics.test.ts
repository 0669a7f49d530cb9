import { describe, expect, it } from 'vitest'
import { describeDiagnostics } from '#main/settings/diagnostics.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { appState } from '#tests/support/app-state.ts'
import { NOW, runningEntry, shown, WORK } from '#tests/support/entries.ts'

const SECRET = 'Sparrowhawk'
const project = { id: 31_337, name: SECRET, code: SECRET }
const work = { ...WORK, client: { id: 1, name: SECRET }, project }
const running = shown(runningEntry(NOW, 0, { ...work, notes: SECRET }))

const text = describeDiagnostics({
  state: appState({
    running,
    today: { spentDate: '2026-11-18', entries: [running] },
    recents: [{ entryKey: 'h1', work, notes: SECRET }],
    favourites: [{ work, notes: SECRET }],
    sync: {
      ...appState().sync,
      refused: [
        {
          id: '1',
          entryKey: 'h1',
          kind: 'stop',
          work,
          failure: { kind: 'rejected', said: SECRET, request: `PATCH /${SECRET} 422` }
        }
      ]
    },
    notices: [{ id: '1', kind: 'stopped-elsewhere', detail: SECRET }],
    settings: {
      ...DEFAULT_SETTINGS,
      allowedHosts: [`${SECRET}.example`],
      favourites: [{ projectId: 31_337, taskId: 1, notes: SECRET }],
      account: { kind: 'harvest', accountId: 424_242, userId: 515_151 }
    }
  }),
  versions: { electron: '45.4.1' },
  now: NOW,
  startedAt: NOW - 90_000
})

describe('diagnostics', () => {
  it('diagnostics contain versions, kinds and counts', () => {
    expect(text).toContain('electron: 45.4.1')
    expect(text).toContain('timer runs: true')
    expect(text).toContain('refused because: rejected 1')
    expect(text).toContain('trusted hosts: 1')
  })

  it('diagnostics contain no names, notes, hosts or account numbers', () => {
    expect(text).not.toMatch(/Sparrowhawk|Kim|Allen|kim@|Acme|harvestapp|424242|515151|31337/i)
  })

  it('diagnostics are headings with indented lines', () => {
    expect(text).toMatch(/^Gleaner\n {2}version: 0\.1\.0\n/)
    for (const section of text.trimEnd().split('\n\n'))
      expect(section).toMatch(/^\S.*(\n {2}\S.*)*$/)
  })
})
