import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { autostartEntry, createAutostartFile } from '#main/platform/autostart-file.ts'
import { createSystemLoginItem } from '#main/platform/login-item.ts'

describe('the login item on Linux', () => {
  let configFolder: string
  beforeEach(() => (configFolder = mkdtempSync(path.join(tmpdir(), 'gleaner-config-'))))
  afterEach(() => rmSync(configFolder, { recursive: true, force: true }))

  const desktopName = 'io.github.gleaner_app.Gleaner.desktop'
  const file = () => path.join(configFolder, 'autostart', desktopName)
  const item = () =>
    createAutostartFile({ configFolder, desktopName, command: ['/opt/gleaner', '--hidden'] })

  it('the autostart file starts Gleaner hidden and is deleted when the setting is off', async () => {
    expect(await item().status()).toBe('off')
    expect(await item().set(true)).toBe('on')
    expect(readFileSync(file(), 'utf8')).toContain('Exec=/opt/gleaner --hidden\n')
    expect(await item().set(false)).toBe('off')
    expect(await item().status()).toBe('off')
  })

  it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
    'the login item is off when the desktop wrote %s into the file',
    async (line) => {
      await item().set(true)
      writeFileSync(file(), `${readFileSync(file(), 'utf8')}${line}\n`)
      expect(await item().status()).toBe('off')
    }
  )

  it('an autostart file that cannot be written is reported as unavailable', async () => {
    writeFileSync(path.join(configFolder, 'autostart'), '')
    expect(await item().set(true)).toBe('unavailable')
  })

  it('a path with special characters is quoted in the autostart file', () => {
    const entry = autostartEntry(['/home/Kim Allen/100% "$HOME".AppImage', '--hidden'])
    expect(entry).toContain('Exec="/home/Kim Allen/100%% \\\\"\\\\$HOME\\\\".AppImage" --hidden\n')
  })
})

describe('the login item on Windows', () => {
  const given = { openAtLogin: true, executableWillLaunchAtLogin: true }
  const app = (settings: object) => ({
    getLoginItemSettings: vi.fn(() => settings as Electron.LoginItemSettings),
    setLoginItemSettings: vi.fn()
  })
  const item = (electron: ReturnType<typeof app>) =>
    createSystemLoginItem({ app: electron, os: 'win32', program: 'C:\\Gleaner.exe' })

  it('the login item starts Gleaner hidden and is read with the same arguments', async () => {
    const electron = app(given)
    expect(await item(electron).set(true)).toBe('on')
    const entry = { path: 'C:\\Gleaner.exe', args: ['--hidden'] }
    expect(electron.setLoginItemSettings).toHaveBeenCalledWith({
      openAtLogin: true,
      enabled: true,
      ...entry
    })
    expect(electron.getLoginItemSettings).toHaveBeenCalledWith(entry)
  })

  it('the login item is off when the task manager disabled it', async () => {
    const electron = app({ ...given, executableWillLaunchAtLogin: false })
    expect(await item(electron).status()).toBe('off')
  })
})

describe('the login item on macOS', () => {
  const item = (settings: object) =>
    createSystemLoginItem({
      app: {
        getLoginItemSettings: () => settings as Electron.LoginItemSettings,
        setLoginItemSettings: () => {}
      },
      os: 'darwin',
      program: '/Applications/Gleaner.app'
    })

  it.each([
    ['on', { openAtLogin: true, status: 'enabled' }],
    ['off', { openAtLogin: false, status: 'not-registered' }],
    ['needs-approval', { openAtLogin: false, status: 'requires-approval' }]
  ])('the login item is %s when macOS reports it', async (status, settings) => {
    expect(await item(settings).status()).toBe(status)
  })
})
