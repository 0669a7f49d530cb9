import type { Page } from '@playwright/test'
import type { Act, Scene } from './acts.ts'
import type { Actor } from './actor.ts'

/** Widths of windows, in pixels. */
const widths = { narrow: 720, wide: 1900 } as const

const inThePopover: readonly Scene[] = [
  {
    name: 'popover-idle',
    play: async (actor) => (await actor.popover()).page
  },
  {
    name: 'popover-search',
    async play(actor) {
      const popover = await actor.popover()
      await popover.picker.click()
      await popover.picker.fill('dev')
      await popover.suggestions.first().waitFor()
      return popover.page
    }
  },
  {
    name: 'popover-running',
    async play(actor) {
      const popover = await actor.popover()
      await popover.page.keyboard.press('Escape')
      actor.harvest.startedAgo(52, { notes: 'Hand-over notes for the header' })
      await actor.lookAgain()
      const again = await actor.popover()
      await again.clock.waitFor()
      await again.picker.blur()
      return again.page
    }
  }
]

const inTheTimesheet: readonly Scene[] = [
  { name: 'timesheet', play: (actor) => week(actor) },
  { name: 'timesheet-narrow', play: (actor) => week(actor, widths.narrow) },
  { name: 'timesheet-wide', play: (actor) => week(actor, widths.wide) },
  {
    name: 'timesheet-details',
    async play(actor) {
      const { page } = await actor.timesheet()
      await page.getByRole('article').first().getByRole('button', { name: 'Details' }).click()
      return page
    }
  },
  {
    name: 'timesheet-edit',
    async play(actor) {
      const { page, form } = await actor.timesheet()
      await page.getByRole('article').first().getByRole('button', { name: 'Details' }).click()
      await page.getByRole('button', { name: 'Edit', exact: true }).first().click()
      await form.waitFor()
      return page
    }
  },
  {
    name: 'timesheet-new',
    async play(actor) {
      const timesheet = await actor.timesheet()
      await timesheet.page.keyboard.press('Escape')
      await timesheet.openForm()
      await timesheet.form.getByRole('combobox').fill('kestrel')
      await timesheet.form.getByRole('option').first().waitFor()
      return timesheet.page
    }
  },
  {
    name: 'timesheet-locked',
    async play(actor) {
      const timesheet = await actor.timesheet()
      await timesheet.page.keyboard.press('Escape')
      await timesheet.form.getByRole('button', { name: 'Cancel' }).click()
      await timesheet.goBack(5)
      await timesheet.page
        .getByText(/Only an administrator/)
        .first()
        .waitFor()
      return timesheet.page
    }
  }
]

/** A Friday in a studio: the popover, starting a timer, the week, and an absence for lunch. */
export const afternoon: Act = {
  name: 'afternoon',
  scenes: [
    ...inThePopover,
    ...inTheTimesheet,
    { name: 'settings', play: async (actor) => (await actor.settings()).page },
    { name: 'idle', play: async (actor) => (await actor.comeBack(22)).page }
  ]
}

/** The same studio with start and end times instead of durations. */
export const startAndEnd: Act = {
  name: 'start-and-end',
  account: { mode: 'timestamps', clock: '12h' },
  prepare: (harvest) => void harvest.startedAgo(52, { notes: 'Hand-over notes for the header' }),
  scenes: [
    { name: 'timesheet-start-end', play: (actor) => week(actor) },
    {
      name: 'timesheet-start-end-edit',
      async play(actor) {
        const { page, form } = await actor.timesheet()
        await page
          .getByRole('button', { name: /edit start and end$/ })
          .first()
          .click()
        await form.waitFor()
        return page
      }
    },
    {
      name: 'timesheet-timeline',
      async play(actor) {
        const { page } = await actor.timesheet()
        await page.keyboard.press('Escape')
        await page.keyboard.press('d')
        await page.getByRole('grid').waitFor({ state: 'detached' })
        return page
      }
    },
    { name: 'idle-start-end', play: async (actor) => (await actor.comeBack(22)).page }
  ]
}

async function week(actor: Actor, width?: number): Promise<Page> {
  const { page, grid } = await actor.timesheet(width)
  await grid.waitFor()
  return page
}
