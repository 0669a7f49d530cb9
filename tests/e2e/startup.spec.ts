import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from './support/gleaner.ts'
import type { Gleaner } from './support/gleaner.ts'
import { isStandIn } from './support/launch.ts'

function ledgerOf({ userData }: Gleaner): string {
  const name = readdirSync(userData).find((file) => /^ledger-harvest-.*\.sqlite$/.test(file))
  if (name === undefined) throw new Error('there is no ledger')
  return join(userData, name)
}

test.describe('starting', { tag: '@startup' }, () => {
  test('the last session continues without a window in the way', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1.5 })
    await gleaner.launchSignedIn()
    expect(await gleaner.quit()).toBe(0)
    await gleaner.launch()
    await expect.poll(() => gleaner.desktop.tray.toolTip()).toContain('today 1:30')
    expect(await gleaner.desktop.visibleWindows()).toEqual([])
  })

  test('the last known entries are shown without a network', async ({ gleaner, harvest }) => {
    harvest.book({ notes: 'Logo drafts', hours: 1.5 })
    await gleaner.launchSignedIn()
    expect(await gleaner.quit()).toBe(0)
    await harvest.goOffline()
    await gleaner.launch()
    const popover = await gleaner.showPopover()
    await expect(popover.entry('Logo drafts')).toContainText('1:30')
    await expect(popover.status).toContainText('Offline')
  })

  test('a damaged settings file is set aside and reported', async ({ gleaner }) => {
    gleaner.writeSettings('{"theme": "dark", oops')
    const popover = await gleaner.launchSignedIn()
    const notice = popover.notice('Settings were reset')
    await expect(notice).toContainText('The old file was kept at')
    const kept = readdirSync(gleaner.userData).find((name) => name.startsWith('settings.corrupt-'))
    expect(readFileSync(join(gleaner.userData, kept ?? ''), 'utf8')).toContain('oops')
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await expect(notice).toBeHidden()
  })

  test('invalid settings are replaced by defaults one by one', async ({ gleaner }) => {
    gleaner.writeSettings({ version: 1, theme: 'dark', idle: 'never', hotkeys: 7 })
    await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
    await expect(page.getByRole('switch', { name: 'Ask when I come back' })).toBeChecked()
  })

  test('a ledger of a newer Gleaner is refused with a message and left unchanged', async ({
    gleaner
  }) => {
    test.skip(!isStandIn, 'only the stand-in tells what an error box said')
    await gleaner.launchSignedIn()
    expect(await gleaner.quit()).toBe(0)
    const file = ledgerOf(gleaner)
    const database = new DatabaseSync(file)
    database.exec('PRAGMA user_version = 9999')
    database.close()
    const before = readFileSync(file)

    const { code, output } = await gleaner.launchUnattended()
    expect(output).toContain('Your entries were written by a newer Gleaner')
    expect(output).toContain(file)
    expect(code).toBe(0)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('a foreign API address is refused at the start and named', async ({ gleaner }) => {
    test.skip(!isStandIn, 'only the stand-in tells what an error box said')
    const { code, output } = await gleaner.launchUnattended({
      GLEANER_API_URL: 'https://harvestapp.example/v2'
    })
    expect(output).toContain('“harvestapp.example”, which is neither Harvest nor this computer')
    expect(code).toBe(1)
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
