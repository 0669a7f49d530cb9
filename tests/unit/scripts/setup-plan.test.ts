import { describe, expect, it } from 'vitest'
import * as plan from '#scripts/support/setup-plan.mjs'

const none = () => false
const names = plan.systemPackages.map(({ name }) => name)

describe('the system packages of a fresh machine', () => {
  it('are all missing where dpkg knows none', () => {
    expect(plan.missingPackages(new Set(), none)).toEqual(names)
  })

  it('are those that dpkg does not report as installed', () => {
    const answer = 'chromium\tii \nxvfb\trc \ndbus\tun \n'
    const missing = plan.missingPackages(plan.installedPackages(answer), none)
    expect(missing).not.toContain('chromium')
    expect(missing).toEqual(expect.arrayContaining(['xvfb', 'dbus']))
  })

  it('count as there when a command on PATH does their work', () => {
    const missing = plan.missingPackages(new Set(), (command) => command === 'google-chrome')
    expect(missing).toEqual(names.filter((name) => name !== 'chromium'))
  })

  it('are offered to a person without root rights as one line to run', () => {
    expect(plan.installLine(['xvfb', 'dbus'])).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb dbus'
    )
  })

  it('depend on the name of the distribution', () => {
    expect(plan.distribution('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n')).toBe('ubuntu')
    expect(plan.distribution('ID="debian"')).toBe('debian')
    expect(plan.distribution('')).toBe('')
  })
})

describe('node_modules', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/keytar': { version: '7.9.0', optional: true }
    }
  }

  it('match the lock when every package is there in its version', () => {
    expect(plan.matchesLock(lock, { packages: { ...lock.packages } })).toBe(true)
  })

  it('may lack an optional package', () => {
    expect(plan.matchesLock(lock, { packages: { 'node_modules/zod': { version: '4.6.7' } } })).toBe(
      true
    )
  })

  it('do not match when a package is missing or another version', () => {
    expect(plan.matchesLock(lock, { packages: {} })).toBe(false)
    expect(plan.matchesLock(lock, { packages: { 'node_modules/zod': { version: '4.6.6' } } })).toBe(
      false
    )
  })
})
