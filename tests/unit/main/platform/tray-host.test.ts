import { describe, expect, it, vi } from 'vitest'
import { hasTrayHost } from '#main/platform/tray-host.ts'
import type { Ask } from '#main/platform/tray-host.ts'

const GNOME = { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' }

/** Outputs of the tools in the order of their calls. null means a failure. */
function saying(...answers: readonly (string | null)[]) {
  const left = [...answers]
  return vi.fn<Ask>(async () => left.shift() ?? null)
}

describe('tray support', () => {
  it.each([
    ['gdbus', ['(true,)\n'], true],
    ['gdbus', ['(false,)\n'], false],
    ['busctl', [null, 'b true\n'], true],
    ['busctl', [null, 'b false\n'], false],
    ['dbus-send', [null, null, 'method return\n   boolean false\n'], false],
    ['nobody', [null, null, null], true]
  ] as const)('tray support is read from %s: %j', async (_tool, answers, expected) => {
    expect(await hasTrayHost({ env: GNOME, wayland: false, ask: saying(...answers) })).toBe(
      expected
    )
  })

  it('tray support is queried on Wayland on every desktop', async () => {
    const env = { XDG_CURRENT_DESKTOP: 'sway' }
    expect(await hasTrayHost({ env, wayland: true, ask: saying('(false,)') })).toBe(false)
  })

  it('X11 desktops other than GNOME support tray icons without a query', async () => {
    const ask = saying('(false,)')
    expect(await hasTrayHost({ env: { XDG_CURRENT_DESKTOP: 'XFCE' }, wayland: false, ask })).toBe(
      true
    )
    expect(ask).not.toHaveBeenCalled()
  })

  it('tray support is detected even if tools are missing', async () => {
    expect(typeof (await hasTrayHost({ env: GNOME, wayland: false }))).toBe('boolean')
  })
})
