import { afterEach, expect, it } from 'vitest'
import { HOUR, HUNDREDTH, MINUTE, SECOND } from '#shared/durations.ts'
import { Simulation } from '#tests/torture/simulation.ts'

/** Steps between two kills. A cut takes about two hundred steps of the ledger and of requests. */
const APART = 24
const FIRST_STEP = { duration: 1, timestamps: 13 }
const NEVER = Number.MAX_SAFE_INTEGER

let story: Simulation
afterEach(() => story.close())

/** Starts a timer, cuts it, and kills the process at one step. */
async function killedAt(step: number, mode: 'duration' | 'timestamps') {
  story = new Simulation({ mode, at: Date.UTC(2026, 10, 18, 7), isInChild: true })
  await story.pass()
  await story.run({ do: 'start', work: await story.work(), notes: '#1' })
  await story.pass(30 * MINUTE)
  story.dieAfter(step)
  const answer = await story.run({
    do: 'trim',
    awayMs: 10 * MINUTE,
    then: 'stop',
    copyNotes: ''
  })
  await story.pass(20 * SECOND)
  const wasKilled = story.isDead
  if (wasKilled) await story.rise()
  else story.dieAfter(NEVER)
  await story.pass(10 * MINUTE)
  const { operations } = await story.view()
  await story.close()
  return { wasKilled, isTaken: answer?.ok === true, entries: story.entries(), operations }
}

it.each(['duration', 'timestamps'] as const)(
  'a process killed at any step of a cut leaves one entry with the intended time (%s)',
  { timeout: 3 * MINUTE },
  async (mode) => {
    for (let step = FIRST_STEP[mode]; ; step += APART) {
      const { wasKilled, isTaken, entries, operations } = await killedAt(step, mode)
      expect(entries, `killed at step ${step}`).toHaveLength(1)
      expect(operations, `killed at step ${step}`).toEqual([])
      // if the process was killed before the command was journaled, the timer goes on
      const [entry] = entries
      const isCut = entry?.timerStartedAt === null
      if (isTaken) expect(isCut, `killed at step ${step}`).toBe(true)
      if (isCut) expect([33, 34]).toContain(entry.hundredths)
      if (!wasKilled) return
    }
  }
)

/** 23:50 in Berlin. */
const BEFORE_MIDNIGHT = Date.UTC(2026, 10, 18, 22, 50)

/** Stops a timer of 23:50 at 0:50 and kills the process while the entry is ended at midnight. */
async function killedOvernight(step: number, endBeforeStart: 'zero' | 'refused') {
  const switches = { endBeforeStart }
  story = new Simulation({ mode: 'timestamps', at: BEFORE_MIDNIGHT, isInChild: true, switches })
  await story.pass()
  story.network.goOffline(2 * HOUR, false)
  await story.run({ do: 'start', work: await story.work(), notes: '#1' })
  await story.pass(HOUR)
  await story.run({ do: 'stop' })
  await story.pass(HOUR)
  story.dieAfter(step)
  await story.pass(10 * MINUTE)
  const wasKilled = story.isDead
  if (wasKilled) await story.rise()
  else story.dieAfter(NEVER)
  await story.pass(10 * MINUTE)
  const { operations } = await story.view()
  await story.close()
  return { wasKilled, entries: story.entries(), operations }
}

it.each(['zero', 'refused'] as const)(
  'a process killed while an entry is split at midnight loses no time (an end before the start: %s)',
  { timeout: 3 * MINUTE },
  async (endBeforeStart) => {
    for (let step = 5; ; step += 2 * APART) {
      const { wasKilled, entries, operations } = await killedOvernight(step, endBeforeStart)
      const sum = entries.reduce((all, { hundredths }) => all + hundredths, 0)
      expect(Math.abs(sum - 100), `killed at step ${step}`).toBeLessThanOrEqual(3)
      expect(operations, `killed at step ${step}`).toEqual([])
      if (!wasKilled) return
    }
  }
)

/** The second 02:03 in Berlin on the night when the clocks go back. */
const IN_SECOND_HOUR = Date.UTC(2026, 9, 25, 1, 3)

/**
 * A timer starts offline and its request arrives 10 minutes later: Harvest takes the second 02:03 for the
 * first. The process is killed while that is repaired, and a new one goes on.
 */
async function killedInRepair(step: number) {
  const at = IN_SECOND_HOUR
  story = new Simulation({ mode: 'timestamps', at, isInChild: true })
  await story.pass()
  story.network.goOffline(10 * MINUTE, false)
  await story.run({ do: 'start', work: await story.work(), notes: '#1' })
  await story.pass(9 * MINUTE)
  story.dieAfter(step)
  await story.pass(5 * MINUTE)
  const wasKilled = story.isDead
  if (wasKilled) await story.rise()
  else story.dieAfter(NEVER)
  await story.pass(10 * MINUTE)
  const ms = story.clock.now - at
  await story.run({ do: 'stop' })
  await story.pass(MINUTE)
  const { operations } = await story.view()
  await story.close()
  return { wasKilled, entries: story.entries(), operations, ms }
}

it(
  'a process killed while a misread start is repaired leaves the time in two entries that do not overlap',
  { timeout: 5 * MINUTE },
  async () => {
    for (let step = 1; ; step += 2 * APART) {
      const { wasKilled, entries, operations, ms } = await killedInRepair(step)
      const sum = entries.reduce((all, { hundredths }) => all + hundredths, 0)
      expect(Math.abs(sum - ms / HUNDREDTH), `killed at step ${step}`).toBeLessThanOrEqual(3)
      expect(entries, `killed at step ${step}`).toHaveLength(2)
      expect(entries.filter(({ timerStartedAt }) => timerStartedAt !== null)).toEqual([])
      expect(operations, `killed at step ${step}`).toEqual([])
      if (!wasKilled) return
    }
  }
)
