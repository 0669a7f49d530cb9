import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { expect, test, type Gleaner } from './support/gleaner.ts'
import { windowAt } from './support/launch.ts'
import { PaletteWindow } from './support/windows/palette.ts'

async function typeIntoPalette(gleaner: Gleaner, line: string): Promise<PaletteWindow> {
  await gleaner.desktop.hotkeys.press(DEFAULT_SETTINGS.hotkeys.openPalette ?? '')
  const page = await windowAt(gleaner.app, '/palette/')
  await expect.poll(() => gleaner.desktop.isVisible(page)).toBe(true)
  const palette = new PaletteWindow(page)
  await expect(palette.line).toBeFocused()
  await palette.line.pressSequentially(line)
  return palette
}

test.describe('typing into the palette', { tag: ['@typing', '@palette'] }, () => {
  test('“anderthalb stunden” in German is saved as an hour and a half (duration)', async ({
    gleaner,
    harvest
  }) => {
    await gleaner.launchSignedIn()
    const palette = await typeIntoPalette(gleaner, 'exhib design anderthalb stunden Wandtexte')
    await expect(palette.chips).toContainText('1:30')
    await palette.line.press('Enter')
    await expect
      .poll(() => harvest.entries())
      .toMatchObject([{ hundredths: 150, notes: 'Wandtexte', spentDate: harvest.today() }])
    expect(harvest.running).toBeUndefined()
  })
})

test.describe('typing spans into the palette', { tag: ['@typing', '@palette'] }, () => {
  test.use({ account: { mode: 'timestamps' } })

  test('“uhr” belongs to the time, not to the notes (timestamps)', async ({ gleaner, harvest }) => {
    await gleaner.launchSignedIn()
    const palette = await typeIntoPalette(gleaner, 'exhib design von 9 bis 10 uhr planung')
    await expect(palette.chips).toContainText('planung')
    await palette.line.press('Enter')
    await expect
      .poll(() => harvest.entries())
      .toMatchObject([{ startedMinute: 540, endedMinute: 600, notes: 'planung' }])
  })
})
