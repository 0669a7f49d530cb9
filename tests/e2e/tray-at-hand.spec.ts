import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/gleaner.ts'
import { WORK } from './support/harvest.ts'
import { isStandIn } from './support/launch.ts'

const favourite = {
  projectId: WORK.design.project_id,
  taskId: WORK.design.task_id,
  notes: 'Stand-up'
}

test.describe('favourites and options of the tray', { tag: '@tray' }, () => {
  test('a favourite starts at once and stops the running timer', async ({ gleaner, harvest }) => {
    harvest.startedAgo(20, { notes: 'Sketches' })
    gleaner.writeSettings({ version: 1, favourites: [favourite] })
    await gleaner.launchSignedIn()
    const { tray } = gleaner.desktop
    await expect.poll(() => tray.labels()).toContain('Favourites')
    await tray.choose('Exhibition app · Design – Stand-up')
    await expect.poll(() => harvest.running?.notes).toBe('Stand-up')
    expect(harvest.entries()).toHaveLength(2)
  })

  test('discreet mode shows the time and no names', async ({ gleaner, harvest }) => {
    harvest.startedAgo(75, { notes: 'Sketches' })
    gleaner.writeSettings({ version: 1, discreet: true })
    await gleaner.launchSignedIn()
    const { tray } = gleaner.desktop
    await expect.poll(async () => (await tray.labels())[0]).toMatch(/^Timer running {2}1:1/)
    expect(await tray.toolTip()).toMatch(/^Timer running · 1:1\d · today 1:1/)
  })

  test('the toggle key without recent work opens the list for a new entry', async ({ gleaner }) => {
    const popover = await gleaner.launchSignedIn()
    await popover.page.keyboard.press('Escape')
    await gleaner.expectHidden('popover')
    await gleaner.desktop.hotkeys.press('CommandOrControl+Alt+S')
    await expect((await gleaner.popover()).picker).toBeFocused()
  })

  test('the popover on a Wayland desktop stays focused, and the menu can do everything', async ({
    gleaner,
    harvest
  }) => {
    test.skip(!isStandIn, 'the kind of desktop cannot be chosen')
    harvest.book({ notes: 'Logo drafts', hours: 1 })
    await gleaner.launchSignedIn({ env: { STAND_IN_DESKTOP: 'gnome,wayland' } })
    const labels = await gleaner.desktop.tray.labels()
    for (const label of [
      'Start timer…',
      'Open Gleaner',
      'Open timesheet',
      'Settings…',
      'Quit Gleaner'
    ])
      expect(labels).toContain(label)
    await gleaner.desktop.tray.choose('Exhibition app · Design – Logo drafts')
    await expect.poll(() => harvest.running?.notes).toBe('Logo drafts')
  })

  test('the login item is a file that is created and deleted', async ({ gleaner, userData }) => {
    test.skip(process.platform !== 'linux', 'other systems store it where a test must not write')
    const config = mkdtempSync(join(userData, 'config-'))
    const file = join(config, 'autostart', 'io.github.gleaner_app.Gleaner.desktop')
    const popover = await gleaner.launchSignedIn({ env: { XDG_CONFIG_HOME: config } })
    const change = (launchAtLogin: boolean) =>
      popover.page.evaluate(
        (on) => window.desktop.changeSettings({ launchAtLogin: on }),
        launchAtLogin
      )
    await change(true)
    await expect.poll(() => existsSync(file)).toBe(true)
    expect(readFileSync(file, 'utf8')).toMatch(/^Exec=.* --hidden$/m)
    await change(false)
    await expect.poll(() => existsSync(file)).toBe(false)
  })

  test('a start at login shows only the icon', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    await gleaner.quit()
    await gleaner.launch({ args: ['--hidden'] })
    await expect.poll(() => gleaner.desktop.tray.toolTip()).toContain('No timer running')
    expect(await gleaner.desktop.visibleWindows()).toEqual([])
  })
})
