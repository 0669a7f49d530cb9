import type { Page } from '@playwright/test'
import type { WindowName } from '#shared/ipc.ts'
import type { DesktopOs } from '#tests/e2e/support/desktop.ts'
import { until } from '../support/until.ts'

export type Theme = 'light' | 'dark'

interface Props {
  page(name: WindowName): Promise<Page>
  readonly desktop: DesktopOs
}

/** Brings the app to a view worth a picture, and answers the window to take it of. */
type Scene = (props: Props) => Promise<Page>

export interface Act {
  readonly name: string
  readonly args: readonly string[]
  readonly scenes: readonly Scene[]
}

async function welcome({ page }: Props): Promise<Page> {
  const window = await page('welcome')
  await window.getByRole('button', { name: 'Try the demo account' }).waitFor()
  return window
}

async function popoverInTheMorning({ page, desktop }: Props): Promise<Page> {
  await until('the recent entries', async () => (await desktop.tray.labels()).includes('Recent'))
  await desktop.tray.choose('Open Gleaner')
  return page('popover')
}

async function popoverRunning({ page, desktop }: Props): Promise<Page> {
  const labels = await desktop.tray.labels()
  await desktop.tray.choose(labels[labels.indexOf('Recent') + 1] ?? '')
  await until('the timer to run', async () => (await desktop.tray.labels()).includes('Stop'))
  return page('popover')
}

async function popoverNewEntry({ page, desktop }: Props): Promise<Page> {
  await desktop.tray.choose('Start timer…')
  return page('popover')
}

async function timesheet({ page, desktop }: Props): Promise<Page> {
  await desktop.tray.choose('Open timesheet')
  return page('timesheet')
}

async function settings({ page, desktop }: Props): Promise<Page> {
  await desktop.tray.choose('Settings…')
  return page('timesheet')
}

async function idle({ page, desktop }: Props): Promise<Page> {
  await desktop.power.idle(22 * 60)
  await until('the absence to be noticed', async () => {
    await desktop.power.idle(0)
    return (await desktop.visibleWindows()).some((address) => address.includes('/idle/'))
  })
  return page('idle')
}

/** A day with Gleaner: the first launch, then the demo account from morning to evening. */
export const acts: readonly Act[] = [
  { name: 'first-launch', args: [], scenes: [welcome] },
  {
    name: 'day',
    args: ['--demo'],
    scenes: [popoverInTheMorning, popoverRunning, popoverNewEntry, timesheet, settings, idle]
  }
]
