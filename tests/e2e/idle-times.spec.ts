import { expect, test } from './support/gleaner.ts'

const HOUR_AND_AWAY = 60
const HALF_AN_HOUR = 30

test.describe('time away in a start/end account', { tag: '@idle' }, () => {
  test.use({ account: { mode: 'timestamps' } })

  test('“stop and remove” ends the entry at the start of the absence', async ({
    gleaner,
    harvest
  }) => {
    const { startedMinute } = harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    await (await gleaner.idleQuestion()).answer('stop-and-remove')
    await expect.poll(() => harvest.running).toBeUndefined()
    const minutes = () => (harvest.entries()[0]?.endedMinute ?? 0) - (startedMinute ?? 0)
    await expect.poll(minutes).toBeLessThanOrEqual(31)
    expect(minutes()).toBeGreaterThanOrEqual(29)
  })

  test('“continue and remove” starts a continuation at the return', async ({
    gleaner,
    harvest
  }) => {
    const { id } = harvest.startedAgo(HOUR_AND_AWAY, { notes: 'Layout' })
    await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    await (await gleaner.idleQuestion()).answer('continue-and-remove')
    await expect.poll(() => harvest.entries()).toHaveLength(2)
    await expect.poll(() => harvest.running?.notes).toBe('Layout')
    expect(harvest.running?.id).not.toBe(id)
  })

  test('“add as a new entry” gives the absence a start and an end', async ({
    gleaner,
    harvest
  }) => {
    harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    await gleaner.beAway(HALF_AN_HOUR)
    await (await gleaner.idleQuestion()).answer('add-as-new-entry')
    await expect.poll(() => harvest.entries()).toHaveLength(3)
    const inOrder = () => harvest.entries().toSorted((a, b) => minuteOf(a) - minuteOf(b))
    const second = inOrder()[1]
    // Harvest ended the first entry when the continuation began, and Gleaner shortens it afterwards
    await expect.poll(() => inOrder()[0]?.endedMinute).toBe(second?.startedMinute)
    expect(harvest.running?.startedMinute).toBe(second?.endedMinute)
    const length = (second?.endedMinute ?? 0) - minuteOf(second)
    expect(length).toBeGreaterThanOrEqual(29)
    expect(length).toBeLessThanOrEqual(31)
  })

  test('“ignore” leaves the entry running unchanged', async ({ gleaner, harvest }) => {
    const { id, startedMinute } = harvest.startedAgo(HOUR_AND_AWAY)
    await gleaner.launchSignedIn()
    harvest.sandbox.requests.clear()
    await gleaner.beAway(HALF_AN_HOUR)
    await (await gleaner.idleQuestion()).answer('ignore')
    await gleaner.expectHidden('idle')
    expect(harvest.running).toMatchObject({ id, startedMinute })
    expect(harvest.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

function minuteOf(entry: { readonly startedMinute: number | null } | undefined): number {
  return entry?.startedMinute ?? 0
}
