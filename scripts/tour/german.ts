import type { Page } from '@playwright/test'
import { messagesFor } from '#shared/messages/catalogue.ts'
import type { Act, Scene } from './acts.ts'
import type { Actor } from './actor.ts'
import { germanWeek } from './german-week.ts'
import { press } from './press.ts'

const { common, mini, palette, settings, sync, welcome } = messagesFor('de')

/** The height in pixels that shows every setting in one picture. */
const WHOLE_PAGE = 3600

const heading = (page: Page, name: string) => page.getByRole('heading', { name }).first().waitFor()

async function step(actor: Actor, title: string): Promise<Page> {
  const { page } = await actor.welcome()
  await press(page, welcome.steps.next)
  await heading(page, title)
  return page
}

const firstSteps: readonly Scene[] = [
  {
    name: 'german-welcome',
    async play(actor) {
      const { page } = await actor.welcome()
      await heading(page, welcome.title)
      return page
    }
  },
  {
    name: 'german-welcome-unknown-token',
    async play(actor) {
      const { page, problem } = await actor.welcome()
      await page.getByLabel(welcome.tokenLabel).fill('2890713.pt.nur-halb-kopiert')
      await press(page, welcome.connect)
      await problem.waitFor()
      return page
    }
  },
  {
    name: 'german-welcome-at-hand',
    async play(actor) {
      const { page } = await actor.welcome()
      await page.getByLabel(welcome.tokenLabel).fill(actor.harvest.token)
      await press(page, welcome.connect)
      await heading(page, welcome.atHand.heading)
      return page
    }
  },
  { name: 'german-welcome-away', play: (actor) => step(actor, welcome.away.heading) }
]

const atWork: readonly Scene[] = [
  {
    name: 'german-popover',
    async play(actor) {
      await press((await actor.welcome()).page, welcome.steps.finish)
      actor.harvest.startedAgo(52, { notes: 'Übergabe der Wandtexte' })
      await actor.lookAgain()
      const { page, clock } = await actor.popover()
      await clock.waitFor()
      return page
    }
  },
  {
    name: 'german-popover-search',
    async play(actor) {
      const { page, suggestions } = await actor.popover()
      await page.getByRole('combobox').click()
      await page.getByRole('combobox').fill('des')
      await suggestions.first().waitFor()
      return page
    }
  },
  { name: 'german-mini', play: (actor) => actor.mini(mini.open) },
  {
    name: 'german-palette',
    async play(actor) {
      const { page } = await actor.palette()
      return page
    }
  },
  {
    name: 'german-palette-entry',
    async play(actor) {
      const { page } = await actor.palette()
      await page.getByRole('combobox').fill('exhibition design 45m gestern Plakat, zweite Runde')
      await page.getByRole('list', { name: palette.understood }).waitFor()
      return page
    }
  },
  {
    name: 'german-palette-question',
    async play(actor) {
      const { page, offers } = await actor.palette()
      await page.getByRole('combobox').fill('dev 1:30')
      await offers.first().waitFor()
      return page
    }
  },
  { name: 'german-idle', play: async (actor) => (await actor.comeBack(22)).page }
]

/** Opens the list of pending changes in the popover. */
async function unsettled(actor: Actor): Promise<Page> {
  const { page } = await actor.popover()
  await page.getByRole('button', { name: /Einzelheiten zeigen$/ }).click()
  await page.getByRole('dialog').waitFor()
  return page
}

const settling: readonly Scene[] = [
  {
    name: 'german-drawer-waiting',
    async play(actor) {
      const { page } = await actor.popover()
      await actor.harvest.goOffline()
      const notes = page.getByRole('textbox', { name: common.notes }).first()
      await notes.fill('Wandtexte, zweite Fassung')
      await notes.press('Enter')
      await page
        .getByText(sync.status({ status: 'offline' }))
        .first()
        .waitFor()
      return unsettled(actor)
    }
  },
  {
    name: 'german-drawer-conflict',
    async play(actor) {
      const { harvest } = actor
      const page = await unsettled(actor)
      harvest.sandbox.account.update(harvest.userId, harvest.running!.id, {
        notes: 'Wandtexte, gekürzt'
      })
      await harvest.goOnline()
      await press(page, sync.syncNow)
      await page.getByRole('button', { name: 'behalten' }).first().waitFor()
      return page
    }
  },
  {
    name: 'german-drawer-refused',
    async play(actor) {
      const { harvest } = actor
      const page = await unsettled(actor)
      await page.getByRole('article').getByRole('button').first().click()
      await page.getByText(sync.drawer.allWell).waitFor()
      await press(page, common.close)
      await harvest.closeTimeDuring(async () => {
        await press(page, common.stop)
        await page
          .getByText(sync.status({ status: 'offline' }))
          .first()
          .waitFor()
      })
      await unsettled(actor)
      await press(page, sync.syncNow)
      await page.getByText(sync.drawer.refused).first().waitFor()
      return page
    }
  }
]

const accounts: readonly Scene[] = [
  {
    name: 'german-welcome-add-account',
    async play(actor) {
      const { page } = await actor.timesheet()
      await actor.desktop.tray.choose('settings')
      await heading(page, settings.title)
      await press(page, settings.account.add)
      const added = await actor.welcome()
      await heading(added.page, welcome.addHeading)
      return added.page
    }
  },
  {
    name: 'german-account-menu',
    async play(actor) {
      const { page } = await actor.welcome()
      await press(page, welcome.tryDemo)
      const shown = await actor.popover()
      await shown.page.getByRole('button', { name: /Wechseln…$/ }).click()
      await shown.page.getByRole('menu').waitFor()
      return shown.page
    }
  },
  {
    name: 'german-settings',
    async play(actor) {
      const shown = await actor.popover()
      await shown.page.keyboard.press('Escape')
      const { page } = await actor.timesheet(1100, WHOLE_PAGE)
      await actor.desktop.tray.choose('settings')
      await heading(page, settings.title)
      return page
    }
  }
]

/** The German app, from the first launch on. */
export const german: Act = {
  name: 'german',
  language: 'de',
  isFirstLaunch: true,
  scenes: [...firstSteps, ...atWork, ...germanWeek, ...settling, ...accounts]
}
