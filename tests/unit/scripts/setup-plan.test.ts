import { describe, expect, it } from 'vitest'
import * as plan from '#scripts/support/setup-plan.mjs'

const none = () => false
const names = plan.systemPackages.map(({ name }) => name)

describe('the system packages of a new machine', () => {
  it('all packages are missing if dpkg lists none', () => {
    expect(plan.missingPackages(new Set(), none)).toEqual(names)
  })

  it('a package that dpkg does not list as installed is missing', () => {
    const answer = 'chromium\tii \nxvfb\trc \ndbus\tun \n'
    const missing = plan.missingPackages(plan.installedPackages(answer), none)
    expect(missing).not.toContain('chromium')
    expect(missing).toEqual(expect.arrayContaining(['xvfb', 'dbus']))
  })

  it('a package is not missing if its command is on the PATH', () => {
    const missing = plan.missingPackages(new Set(), (command) => command === 'google-chrome')
    expect(missing).toEqual(names.filter((name) => name !== 'chromium'))
  })

  it('a user without root rights gets one line to run', () => {
    expect(plan.installLine(['xvfb', 'dbus'])).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb dbus'
    )
  })

  it('the distribution is read from os-release', () => {
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

  it('node_modules match the lock if every package has its version', () => {
    expect(plan.matchesLock(lock, { packages: { ...lock.packages } })).toBe(true)
  })

  it('a missing optional package is accepted', () => {
    expect(plan.matchesLock(lock, { packages: { 'node_modules/zod': { version: '4.6.7' } } })).toBe(
      true
    )
  })

  it('a missing package or another version does not match the lock', () => {
    expect(plan.matchesLock(lock, { packages: {} })).toBe(false)
    expect(plan.matchesLock(lock, { packages: { 'node_modules/zod': { version: '4.6.6' } } })).toBe(
      false
    )
  })
})
