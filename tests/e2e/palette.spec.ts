import type { Page } from '@playwright/test'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { expectNoAxeViolations } from './support/axe.ts'
import { expect, test, type Gleaner } from './support/gleaner.ts'
import { windowAt } from './support/launch.ts'
import { PaletteWindow } from './support/windows/palette.ts'

async function openPalette(gleaner: Gleaner): Promise<PaletteWindow> {
  await gleaner.desktop.hotkeys.press(DEFAULT_SETTINGS.hotkeys.openPalette ?? '')
  const page: Page = await windowAt(gleaner.app, '/palette/')
  await expect.poll(() => gleaner.desktop.isVisible(page)).toBe(true)
  const palette = new PaletteWindow(page)
  await expect(palette.line).toBeFocused()
  return palette
}

test.describe('the palette', { tag: '@palette' }, () => {
  test('hours of yesterday are one line, and nothing is sent before Enter', async ({
    gleaner,
    harvest
  }) => {
    await gleaner.launchSignedIn()
    const palette = await openPalette(gleaner)
    await palette.line.fill('exhib design 1:30 yesterday wall texts')
    await expect(palette.offers.first()).toContainText('Add 1:30 to Exhibition app · Design')
    await expect(palette.chips).toContainText('wall texts')
    expect(harvest.entries()).toHaveLength(0)

    await palette.line.press('Enter')
    await gleaner.expectHidden('palette')
    await expect.poll(() => harvest.entries().map(({ notes }) => notes)).toEqual(['wall texts'])
    expect(harvest.running).toBeUndefined()
  })

  test('a forgotten timer starts in the past', async ({ gleaner, harvest }) => {
    const popover = await gleaner.launchSignedIn()
    const palette = await openPalette(gleaner)
    await palette.line.fill('exhib design 2m ago stand-up')
    await expect(palette.chips).toContainText('2 minutes ago')
    await palette.line.press('Enter')
    await expect.poll(() => harvest.running?.notes).toBe('stand-up')
    await gleaner.showPopover()
    await expect(popover.clock).toContainText(/^0:0[23]/)
  })

  test('ambiguous words cause a question that the arrow keys and Enter answer', async ({
    gleaner,
    harvest
  }) => {
    await gleaner.launchSignedIn()
    const palette = await openPalette(gleaner)
    await palette.line.fill('exhib 20m kick-off')
    await expect(palette.question).toHaveText('Which project and task?')
    const second = palette.offers.nth(1)
    const name = (await second.textContent()) ?? ''
    await palette.line.press('ArrowDown')
    await expect(second).toHaveAttribute('aria-selected', 'true')
    await palette.line.press('Enter')
    await expect(palette.line).toHaveValue('20m kick-off')
    expect(harvest.entries()).toHaveLength(0)
    await palette.line.press('Enter')
    await gleaner.expectHidden('palette')
    await expect.poll(() => harvest.entries().length).toBe(1)
    expect(name).toContain('Exhibition app')
  })

  test('“stop” stops the timer, and “+15m” moves the start of the running one', async ({
    gleaner,
    harvest
  }) => {
    harvest.startedAgo(30, { notes: 'Typo hunt' })
    const popover = await gleaner.launchSignedIn()
    const palette = await openPalette(gleaner)
    await palette.line.fill('+15m')
    await expect(palette.offers.first()).toContainText('+0:15')
    await palette.line.press('Enter')
    await gleaner.expectHidden('palette')
    await gleaner.showPopover()
    await expect(popover.clock).toContainText(/^0:4[5-9]/)

    const again = await openPalette(gleaner)
    await again.line.fill('stop')
    await again.line.press('Enter')
    await expect.poll(() => harvest.running).toBeUndefined()
  })

  test('an offline line is saved on this computer and sent later', async ({ gleaner, harvest }) => {
    const popover = await gleaner.launchSignedIn()
    await harvest.goOffline()
    const palette = await openPalette(gleaner)
    await palette.line.fill('internal meetings 45m retrospective')
    await expect(palette.offers.first()).toContainText('Add 0:45')
    await palette.line.press('Enter')
    await gleaner.expectHidden('palette')
    await gleaner.showPopover()
    await expect(popover.entry('retrospective')).toBeVisible()
    expect(harvest.entries()).toHaveLength(0)
    await harvest.goOnline()
    await gleaner.wake()
    await expect.poll(() => harvest.entries().map(({ notes }) => notes)).toEqual(['retrospective'])
  })

  test('a pasted issue becomes a link of the entry', async ({ gleaner, harvest }) => {
    await gleaner.launchSignedIn()
    const palette = await openPalette(gleaner)
    await palette.line.fill('https://github.com/acme/site/issues/42 exhib design 30m')
    await expect(palette.chips).toContainText('42 at github.com')
    await palette.line.press('Enter')
    await expect.poll(() => harvest.entries().length).toBe(1)
    await expect
      .poll(() => JSON.stringify(harvest.entries()[0]))
      .toContain('https://github.com/acme/site/issues/42')
  })

  test(
    'a pasted address stays complete when the work is chosen, and the entry has its link',
    { tag: '@typing' },
    async ({ gleaner, harvest }) => {
      await gleaner.launchSignedIn()
      const palette = await openPalette(gleaner)
      const address = 'https://github.com/exhib/site/issues/42'
      await palette.line.pressSequentially(`${address} exhib 20m kick-off`)
      await expect(palette.question).toHaveText('Which project and task?')
      await palette.line.press('Enter')
      await expect(palette.line).toHaveValue(`${address} 20m kick-off`)
      await palette.line.press('Enter')
      await gleaner.expectHidden('palette')
      await expect.poll(() => harvest.entries().map(({ notes }) => notes)).toEqual(['kick-off'])
      expect(JSON.stringify(harvest.entries()[0])).toContain(address)
    }
  )

  test(
    'an ordinary sentence after the hours becomes the notes of an entry of today',
    { tag: '@typing' },
    async ({ gleaner, harvest }) => {
      await gleaner.launchSignedIn()
      const palette = await openPalette(gleaner)
      const notes = 'wrapped up what I had to do.'
      await palette.line.pressSequentially(`exhib design 2h ${notes}`)
      await expect(palette.offers.first()).toContainText('Add 2:00 to Exhibition app · Design')
      await palette.line.press('Enter')
      await gleaner.expectHidden('palette')
      await expect.poll(() => harvest.entries().map((entry) => entry.notes)).toEqual([notes])
    }
  )

  test('Escape clears the palette, and it is empty when it opens again', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    const palette = await openPalette(gleaner)
    await palette.line.fill('half a thought')
    await palette.line.press('Escape')
    await expect(palette.line).toHaveValue('')
    await palette.line.fill('another')
    await palette.line.press('Escape')
    await palette.line.press('Escape')
    await gleaner.expectHidden('palette')
    await expect((await openPalette(gleaner)).line).toHaveValue('')
  })

  test('axe finds no faults in the palette, empty and filled', async ({ gleaner }) => {
    await gleaner.launchSignedIn()
    const palette = await openPalette(gleaner)
    await expectNoAxeViolations(palette.page)
    await gleaner.desktop.theme(true)
    await expectNoAxeViolations(palette.page)
    await palette.line.fill('exhib 1:30 yesterday wall texts')
    await expect(palette.question).toHaveText('Which project and task?')
    await expectNoAxeViolations(palette.page)
    await gleaner.desktop.theme(false)
    await expectNoAxeViolations(palette.page)
  })
})
