import { describe, expect, it } from 'vitest'
import { sessionEnvironment } from '#scripts/support/desktop-session.ts'
import { downloadElectron, firstReason } from '#scripts/support/electron-binary.ts'
import { nameOf } from '#scripts/support/page-pictures.ts'
import { sandboxSwitches } from '#scripts/support/runtime.ts'
import { hasDisplay } from '#scripts/support/xvfb.ts'

describe('the Electron runtime', () => {
  it('Electron is not downloaded in CI', async () => {
    expect(await downloadElectron({ CI: 'true' })).toEqual({
      reason: 'it is not downloaded in CI'
    })
  })

  it('the reason of a failed download is its most specific line', () => {
    const output = 'Downloading\n\nRequestError: getaddrinfo ENOTFOUND github.com\n    at x.js:1\n'
    expect(firstReason(output)).toBe('getaddrinfo ENOTFOUND github.com')
    expect(firstReason('TypeError: fetch failed')).toBe('fetch failed')
    expect(firstReason('')).toBe('no reason given')
  })

  it('the Chromium sandbox is off for root on Linux only', () => {
    expect(sandboxSwitches('linux', 0)).toEqual(['--no-sandbox'])
    expect(sandboxSwitches('linux', 1000)).toEqual([])
    expect(sandboxSwitches('darwin', 0)).toEqual([])
  })

  it('a screenshot is named after its window', () => {
    expect(nameOf('app://gleaner/popover/index.html')).toBe('popover')
    expect(nameOf('devtools://')).toBe('window')
  })
})

describe.runIf(process.platform === 'linux')('the desktop session of the tests', () => {
  it('the session has its own runtime folder', () => {
    const env = sessionEnvironment({ HOME: '/home/ann' }, '/tmp/session')
    expect(env).toMatchObject({ HOME: '/home/ann', XDG_RUNTIME_DIR: '/tmp/session' })
  })

  it('the session reaches the user’s Wayland compositor', () => {
    const before = { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: '/run/user/1000' }
    const env = sessionEnvironment(before, '/tmp/session')
    expect(env['WAYLAND_DISPLAY']).toBe('/run/user/1000/wayland-0')
  })

  it('hasDisplay is true with a display of X11 or Wayland', () => {
    expect(hasDisplay({})).toBe(false)
    expect(hasDisplay({ DISPLAY: ':0' })).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
  })
})
