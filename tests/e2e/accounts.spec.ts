import type { Sandbox } from '#sandbox/server.ts'
import { HarvestHost, secondAccount } from '../support/harvest-host.ts'
import type { Gleaner } from './support/gleaner.ts'
import { expect, test as base } from './support/gleaner.ts'

const FIRST = 'Northlight Studio'
const SECOND = 'Foxglove Consulting'

interface AccountFixtures {
  /** A second account of the same people at the same Harvest. */
  readonly second: Sandbox
  readonly env: Record<string, string>
}

const test = base.extend<AccountFixtures>({
  second: async ({ harvest }, use) => {
    const second = await secondAccount(harvest.sandbox, {
      accountId: 7_000_001,
      name: SECOND,
      mode: 'duration',
      limit: 10_000
    })
    await use(second)
    await second.close()
  },
  env: async ({ harvest, second }, use) => {
    const host = await HarvestHost.open([harvest.sandbox, second])
    await use({ GLEANER_API_URL: `${host.url}/v2`, GLEANER_ID_URL: host.url })
    await host.close()
  }
})

async function launchInFirst(gleaner: Gleaner, env: Record<string, string>, token: string) {
  await gleaner.launch({ env })
  const welcome = await gleaner.welcome()
  await welcome.connect(token)
  await welcome.choose(FIRST)
  const popover = await gleaner.popover()
  await expect(popover.status).toContainText('Up to date')
  return popover
}

/** Switches the account in the menu of the popover. Resolves when the account is open. */
async function switchByMenu(gleaner: Gleaner, name: string) {
  const popover = await gleaner.showPopover()
  await popover.page.getByRole('button', { name: /Switch…$/ }).click()
  await popover.page.getByRole('menuitem', { name }).click()
  await expect(
    popover.page.getByRole('button', { name: new RegExp(`${name}.*Switch…$`) })
  ).toBeVisible()
  return popover
}

test.describe('several accounts', { tag: '@accounts' }, () => {
  test('two accounts of one token can be switched, and pending changes stay with their account', async ({
    gleaner,
    harvest,
    second,
    env
  }) => {
    const popover = await launchInFirst(gleaner, env, harvest.token)
    harvest.sandbox.faults.arm({
      kind: 'rate-limited',
      shape: 'header-and-body',
      retryAfterSeconds: 5,
      method: 'POST',
      times: 1000
    })
    await popover.start({ search: 'exhibition design', notes: 'On the train' })
    await expect(popover.status).toContainText('1 change waiting')

    const { page } = await gleaner.openSettings()
    await page.getByRole('button', { name: `Open ${SECOND}` }).click()
    const rows = page.getByRole('listitem').filter({ has: page.getByText('Open now') })
    await expect(rows).toContainText(SECOND)
    await expect(page.getByRole('listitem', { name: FIRST })).toContainText('1 change waiting')
    const other = await gleaner.showPopover()
    await expect(other.status).toContainText('Up to date')
    await expect(other.timer).toBeHidden()

    harvest.sandbox.faults.clear()
    const back = await switchByMenu(gleaner, FIRST)
    await expect(back.timer).toContainText('Exhibition app')
    await expect(back.status).toContainText('Up to date')
    expect(harvest.entries()).toMatchObject([{ notes: 'On the train' }])
    expect(second.account.entries()).toHaveLength(0)
  })

  test('another person’s token adds an account, and signing out mentions its pending changes', async ({
    gleaner,
    harvest
  }) => {
    const popover = await gleaner.launchSignedIn()
    const { page } = await gleaner.openSettings()
    await page.getByRole('button', { name: 'Add account…' }).click()
    const welcome = await gleaner.welcome()
    await expect(welcome.page.getByRole('heading', { name: 'Add an account' })).toBeVisible()
    await gleaner.desktop.dialogs.answer('Cancel')
    await welcome.connect(harvest.sandbox.tokens.administrator)
    await expect(welcome.problem).toContainText('You cancelled')
    await gleaner.desktop.dialogs.answer('Open account')
    await welcome.connect(harvest.sandbox.tokens.administrator)
    await expect(welcome.page.getByRole('heading', { name: 'You are connected' })).toBeVisible()
    await welcome.page.getByRole('button', { name: 'Open Gleaner' }).click()
    await expect(popover.status).toContainText('Up to date')

    await switchByMenu(gleaner, 'Leonie')
    await expect(popover.status).toContainText('Up to date')
    await harvest.goOffline()
    await popover.start({ search: 'exhibition design', notes: 'Not sent yet' })
    await expect(popover.status).toContainText('1 change waiting')
    const settings = (await gleaner.openSettings()).page
    const leonie = settings.getByRole('listitem').filter({ hasText: 'Leonie' }).first()
    await gleaner.desktop.dialogs.answer('Sign out')
    await leonie.getByRole('button', { name: /^Sign out of/ }).click()
    await expect(settings.getByText('Leonie')).toHaveCount(0)
    const question = (await gleaner.desktop.dialogs.shown()).at(-1)
    expect(question?.detail).toContain('One change has not reached Harvest.')
    expect(question?.detail).toContain(
      'kept on this computer until “Leonie Castellanos-Whitfield” signs in again'
    )
    await expect(settings.getByRole('listitem', { name: FIRST })).toContainText('Ines Halvorsen')
    await harvest.goOnline()
    expect(harvest.sandbox.account.entries()).toHaveLength(0)
  })

  test('a refused token of one account leaves the other usable', async ({
    gleaner,
    harvest,
    second,
    env
  }) => {
    await launchInFirst(gleaner, env, harvest.token)
    const { page } = await gleaner.openSettings()
    await page.getByRole('button', { name: `Open ${SECOND}` }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Open now' })).toContainText(SECOND)
    harvest.revokeToken()
    await page.getByRole('button', { name: `Switch to ${FIRST}` }).click()
    const first = page.getByRole('listitem', { name: FIRST })
    await expect(first).toContainText('Harvest no longer accepts the access token.')
    await page.getByRole('button', { name: `Switch to ${SECOND}` }).click()
    const popover = await gleaner.showPopover()
    await popover.start({ search: 'exhibition design', notes: 'Goes on' })
    await expect.poll(() => second.account.entries()).toMatchObject([{ notes: 'Goes on' }])
    await expect(first).toContainText('Harvest no longer accepts the access token.')
  })

  test('a timer in another account is shown and stopped by popover and tray', async ({
    gleaner,
    harvest,
    second,
    env
  }, testInfo) => {
    const popover = await launchInFirst(gleaner, env, harvest.token)
    await popover.start({ search: 'exhibition design', notes: 'Goes on elsewhere' })
    await expect.poll(() => harvest.running?.notes).toBe('Goes on elsewhere')
    const { page } = await gleaner.openSettings()
    await page.getByRole('button', { name: `Open ${SECOND}` }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Open now' })).toContainText(SECOND)

    const other = await gleaner.showPopover()
    const rows = other.page.getByRole('list', { name: 'Other accounts' })
    await expect(rows).toContainText(`Timer running in ${FIRST}`)
    await expect(rows).toContainText('Exhibition app')
    await expect(other.timer).toBeHidden()
    const { tray } = gleaner.desktop
    await expect.poll(() => tray.labels()).toContain(`Stop in ${FIRST}`)
    expect(await tray.image()).toContain('idle')
    await testInfo.attach('timer-in-another-account', {
      body: await other.page.screenshot(),
      contentType: 'image/png'
    })

    await other.page.getByRole('button', { name: `Stop the timer in ${FIRST}` }).click()
    await expect.poll(() => harvest.running).toBeUndefined()
    await expect(rows).toBeHidden()

    const back = await switchByMenu(gleaner, FIRST)
    await back.start({ search: 'exhibition design', notes: 'Once more' })
    await expect.poll(() => harvest.running?.notes).toBe('Once more')
    await switchByMenu(gleaner, SECOND)
    await expect.poll(() => tray.labels()).toContain(`Stop in ${FIRST}`)
    await tray.choose(`Stop in ${FIRST}`)
    await expect.poll(() => harvest.running).toBeUndefined()
    expect(second.account.entries()).toHaveLength(0)
  })
})
