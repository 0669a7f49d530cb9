import type * as NodeCron from 'node-cron'
import type { ScheduledTask } from 'node-cron'
import { instantOf } from '#shared/clock-time.ts'
import { SECOND } from '#shared/durations.ts'
import { addDays, spentDateAt } from '#shared/spent-date.ts'
import { weekdayOf } from '#shared/week.ts'
import type { ClockTimes, PowerPort, SchedulePort, Timers, Unsubscribe } from './ports.ts'

export interface ScheduleOptions {
  /** Loaded when the first time is asked for. */
  readonly loadCron: () => Promise<Pick<typeof NodeCron, 'createTask'>>
  readonly timers: Timers
  readonly power: Pick<PowerPort, 'on'>
}

/** Clock times by node-cron, with what it leaves out: times that the clocks skip, and sleep. */
export function createSchedule({ loadCron, timers, power }: ScheduleOptions): SchedulePort {
  return {
    at(times, work) {
      let entry: { stop(): void } | null = null
      let isOver = false
      void loadCron().then((cron) => {
        if (!isOver) entry = follow(times, work, { cron, timers, power })
      })
      return () => {
        isOver = true
        entry?.stop()
      }
    }
  }
}

interface Surroundings {
  readonly cron: Pick<typeof NodeCron, 'createTask'>
  readonly timers: Timers
  readonly power: Pick<PowerPort, 'on'>
}

function follow(times: ClockTimes, work: () => void, { cron, timers, power }: Surroundings) {
  let lookedAt = timers.now()
  let cancelSkipped: Unsubscribe = () => {}
  const [hour, minute] = times.time.split(':').map(Number)
  const pattern = `${minute} ${hour} * * ${times.days.map((day) => day % 7).join(',')}`
  const task: ScheduledTask = cron.createTask(pattern, run, {
    timezone: times.timeZone,
    suppressMissedWarning: true,
    unref: true
  })

  /** One call for whatever came due since the last look, however much it was. */
  function run(): void {
    const now = timers.now()
    const due = nextOccurrence(times, lookedAt)
    // timers of milliseconds may be a little early
    const isDue = due <= now + SECOND
    lookedAt = isDue ? Math.max(now, due) : now
    watchSkipped()
    if (isDue) work()
  }

  /** On the day when the clocks skip it, the time comes as much later as they jump. */
  function watchSkipped(): void {
    cancelSkipped()
    const due = nextOccurrence(times, Math.max(lookedAt, timers.now()))
    const planned = task.getNextRun()?.getTime() ?? Number.POSITIVE_INFINITY
    cancelSkipped = due < planned - SECOND ? timers.after(due - timers.now(), run) : () => {}
  }

  /** Timers do not count the time asleep: they are set anew. */
  function wake(): void {
    void task.stop()
    void task.start()
    run()
  }

  task.on('execution:missed', run)
  void task.start()
  watchSkipped()
  const stopWaking = power.on('resume', wake)
  return {
    stop() {
      stopWaking()
      cancelSkipped()
      void task.destroy()
    }
  }
}

/** The first instant after another at which it is that time on one of those days. */
export function nextOccurrence({ time, days, timeZone }: ClockTimes, after: number): number {
  const today = spentDateAt(after, timeZone)
  const instants = Array.from({ length: 9 }, (_, index) => addDays(today, index - 1))
    .filter((date) => days.includes(weekdayOf(date)))
    .map((date) => instantOf(date, time, timeZone))
  return instants.find((at) => at > after) ?? Number.POSITIVE_INFINITY
}
