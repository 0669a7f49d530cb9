import { messagesFor } from '#shared/messages/catalogue.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { expect, test, type Gleaner } from './support/gleaner.ts'
import { windowAt } from './support/launch.ts'
import type { Harvest } from './support/harvest.ts'
import { PaletteWindow } from './support/windows/palette.ts'

const { settings, timesheet: texts } = messagesFor('en')

/** An English system with German dates and numbers. */
const ENGLISH_IN_GERMANY = {
  env: { LC_ALL: '', LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' }
}

async function openPalette(gleaner: Gleaner): Promise<PaletteWindow> {
  await gleaner.desktop.hotkeys.press(DEFAULT_SETTINGS.hotkeys.openPalette ?? '')
  const page = await windowAt(gleaner.app, '/palette/')
  await expect.poll(() => gleaner.desktop.isVisible(page)).toBe(true)
  const palette = new PaletteWindow(page)
  await expect(palette.line).toBeFocused()
  return palette
}

/** Returns 3/2 of last year: 3 February with the day first, 2 March with the month first. */
function ambiguousDate(harvest: Harvest): { typed: string; dayFirst: string; monthFirst: string } {
  const year = Number(harvest.today().slice(0, 4)) - 1
  return { typed: `3/2/${year}`, dayFirst: `${year}-02-03`, monthFirst: `${year}-03-02` }
}

for (const mode of ['duration', 'timestamps'] as const)
  test.describe(`dates in the region of the computer (${mode})`, { tag: '@typing' }, () => {
    test.use({ account: { mode } })
    const time = mode === 'duration' ? '1h' : '9-10'
    const days = (harvest: Harvest) => harvest.entries().map(({ spentDate }) => spentDate)

    test(`a quick entry in English reads the day first on a German computer (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      await gleaner.launchSignedIn(ENGLISH_IN_GERMANY)
      const { typed, dayFirst } = ambiguousDate(harvest)
      const palette = await openPalette(gleaner)
      await palette.line.pressSequentially(`exhib design ${time} ${typed} wall texts`)
      await expect(palette.chips).toContainText('3 Feb')
      await palette.line.press('Enter')
      await expect.poll(() => days(harvest)).toEqual([dayFirst])
    })

    test(`the date of the form is written and read in the format of the region (${mode})`, async ({
      gleaner,
      harvest
    }) => {
      const work = { notes: 'Wall texts' }
      if (mode === 'duration') harvest.book({ ...work, hours: 1 })
      else harvest.book({ ...work, from: '9:00', to: '10:00' })
      await gleaner.launchSignedIn(ENGLISH_IN_GERMANY)
      const timesheet = await gleaner.openTimesheet()
      await timesheet.entry('Wall texts').focus()
      await timesheet.page.keyboard.press('Enter')
      const date = timesheet.form.getByRole('textbox', { name: texts.form.date, exact: true })
      const [year, month, day] = harvest.today().split('-')
      await expect(date).toHaveValue(`${day}.${month}.${year}`)
      const { typed, dayFirst } = ambiguousDate(harvest)
      await date.click()
      await timesheet.page.keyboard.press('ControlOrMeta+A')
      await timesheet.page.keyboard.type(typed)
      await timesheet.page.keyboard.press('Enter')
      await expect.poll(() => days(harvest)).toEqual([dayFirst])
    })

    test(`a chosen region overrides the computer’s at once (${mode})`, async ({
      gleaner,
      harvest
    }, testInfo) => {
      await gleaner.launchSignedIn(ENGLISH_IN_GERMANY)
      const { page } = await gleaner.openSettings()
      const region = page.getByRole('combobox', { name: settings.region.label })
      const year = harvest.today().slice(0, 4)
      await expect(region.getByRole('option').first()).toHaveText(
        settings.region.system({ example: `31.12.${year} · 1.234,5` })
      )
      await region.selectOption(`12/31/${year} · 1,234.5`)
      await page.screenshot({ path: testInfo.outputPath('region.png') })
      const { typed, monthFirst } = ambiguousDate(harvest)
      const palette = await openPalette(gleaner)
      await palette.line.pressSequentially(`exhib design ${time} ${typed} wall texts`)
      await expect(palette.chips).toContainText('Mar 2')
      await palette.line.press('Enter')
      await expect.poll(() => days(harvest)).toEqual([monthFirst])
    })
  })
