import { once } from 'node:events'
import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from './support/gleaner.ts'
import type { Gleaner } from './support/gleaner.ts'
import { launchApp } from './support/launch.ts'

function ledgerOf({ userData }: Gleaner): string {
  const name = readdirSync(userData).find((file) => /^ledger-harvest-.*\.sqlite$/.test(file))
  if (name === undefined) throw new Error('there is no ledger')
  return join(userData, name)
}

test.describe('starting', { tag: '@startup' }, () => {
  test('the session of the last time goes on, without a window in the way', async ({
    gleaner,
    harvest
  }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1.5 })
    await gleaner.launchSignedIn()
    expect(await gleaner.quit()).toBe(0)
    await gleaner.launch()
    await expect.poll(() => gleaner.desktop.tray.toolTip()).toContain('today 1:30')
    expect(await gleaner.desktop.visibleWindows()).toEqual([])
  })

  test('without a network the last known entries are there', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1.5 })
    await gleaner.launchSignedIn()
    expect(await gleaner.quit()).toBe(0)
    harvest.goOffline()
    await gleaner.launch()
    const popover = await gleaner.showPopover()
    await expect(popover.entry('Logo drafts')).toContainText('1:30')
    await expect(popover.status).toContainText('Offline')
  })

  test('a corrupt settings file is kept aside, and said', async ({ gleaner }) => {
    gleaner.writeSettings('{"theme": "dark", oops')
    const popover = await gleaner.launchSignedIn()
    const notice = popover.notice('Settings start afresh')
    await expect(notice).toContainText('The old file was kept at')
    const kept = readdirSync(gleaner.userData).find((name) => name.startsWith('settings.corrupt-'))
    expect(readFileSync(join(gleaner.userData, kept ?? ''), 'utf8')).toContain('oops')
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await expect(notice).toBeHidden()
  })

  test('settings that make no sense fall back one by one', async ({ gleaner }) => {
    gleaner.writeSettings({ version: 1, theme: 'dark', idle: 'never', hotkeys: 7 })
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
    await expect(page.getByRole('checkbox')).toBeChecked()
  })

  test('a ledger of a newer Gleaner is refused with a message and left as it is', async ({
    gleaner
  }) => {
    await gleaner.launchSignedIn()
    expect(await gleaner.quit()).toBe(0)
    const file = ledgerOf(gleaner)
    const database = new DatabaseSync(file)
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA user_version = 9999')
    database.close()
    copyFileSync(file, `${file}.before`)

    const app = await launchApp({ userData: gleaner.userData, env: gleaner.environment })
    const child = app.process()
    const said: Buffer[] = []
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(0)
    const unchanged = new DatabaseSync(file)
    expect(unchanged.prepare('PRAGMA user_version').get()).toEqual({ user_version: 9999 })
    unchanged.close()
    expect(readFileSync(file).equals(readFileSync(`${file}.before`))).toBe(true)
    expect(Buffer.concat(said).toString()).toContain('written by a newer Gleaner')
  })

  test('an address of a stranger is refused at the start, and named', async ({ gleaner }) => {
    const app = await launchApp({
      userData: gleaner.userData,
      env: { GLEANER_API_URL: 'https://harvestapp.example/v2' }
    })
    const child = app.process()
    const said: Buffer[] = []
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(1)
    expect(Buffer.concat(said).toString()).toContain('harvestapp.example')
  })

  test('a second launch shows the popover of the first', async ({ gleaner }) => {
    const popover = await gleaner.launchSignedIn()
    await popover.page.keyboard.press('Escape')
    await gleaner.expectHidden('popover')
    expect(await gleaner.launchAgain()).toBe(0)
    await gleaner.popover()
  })

  test('--hidden shows nothing but the tray', async ({ gleaner }) => {
    await gleaner.launch({ args: ['--demo', '--hidden'] })
    await expect.poll(() => gleaner.desktop.tray.labels()).toContain('Recent')
    expect(await gleaner.desktop.visibleWindows()).toEqual([])
  })
})
