import { minutes } from './counts.ts'

/** The question about time away; the answers are Harvest's own words. */
export const idle = {
  title: 'You were away',
  lead: ({ count }: { count: number }) => `No keyboard or mouse for ${minutes(count)}.`,
  stillRunning: ({ work }: { work: string }) => `The timer kept running on ${work}.`,
  awayBetween: ({ from, to }: { from: string; to: string }) => `${from} to ${to}`,
  beforeAndAfter: ({ before, after }: { before: string; after: string }) => `${before} → ${after}`,
  stopAndRemove: ({ count }: { count: number }) => `Stop timer and remove ${minutes(count)}`,
  continueAndRemove: ({ count }: { count: number }) =>
    `Continue timing and remove ${minutes(count)}`,
  addAsNewEntry: ({ count }: { count: number }) => `Add ${minutes(count)} as a new entry`,
  ignore: 'Ignore',
  ignoreHelp: 'Keep everything as it is.',
  notification: {
    title: ({ count }: { count: number }) => `Away for ${minutes(count)}`,
    body: ({ work }: { work: string }) => `${work} kept running. Choose what to do with the time.`
  }
}
