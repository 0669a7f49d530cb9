import '#tests/support/temporal.ts'
import { Failure } from './script.ts'

/** The options `--at` and `--zone`, and the arguments that are left for the script itself. */
export interface MomentOptions {
  readonly at?: string
  readonly zone?: string
  readonly rest: readonly string[]
}

const BAD_INPUT = 2
const WALL_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(Z|[+-]\d{2}:\d{2})?$/
const MILLISECONDS = 1000

/**
 * Takes `--at TEXT` and `--zone TEXT` (or `--at=TEXT`) out of a script's arguments.
 * @throws Failure with exit code 2 if an option has no value
 */
export function takeMomentOptions(args: readonly string[]): MomentOptions {
  const found: { at?: string; zone?: string } = {}
  const rest: string[] = []
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? ''
    const option = /^--(at|zone)(?:=(.*))?$/.exec(argument)
    if (!option) {
      rest.push(argument)
      continue
    }
    const name = option[1] as 'at' | 'zone'
    found[name] = option[2] ?? args[(index += 1)] ?? ''
  }
  return { ...found, rest }
}

/**
 * Returns the zone's name as the time zone database spells it: `europe/berlin` is `Europe/Berlin`.
 * @throws Failure with exit code 2 if there is no such zone
 */
export function zoneNamed(text: string): string {
  const name = Intl.supportedValuesOf('timeZone').find(
    (known) => known.toLowerCase() === text.toLowerCase()
  )
  if (name !== undefined) return name
  // The list has one name for each zone; the others are known all the same, offsets are no names.
  if (/^[a-z]/i.test(text) && isZone(text)) return text
  throw badInput(`--zone takes the name of a time zone such as Europe/Berlin, not "${text}".`)
}

/**
 * Reads `2026-12-07T10:00` as wall time in a zone; seconds, and an offset that wins, are optional.
 * Of a time that the zone has twice (clocks go back) it returns the first.
 * @throws Failure with exit code 2 if the text is no moment, or the zone skips it (clocks go forward)
 */
export function readMoment(text: string, zone: string): Temporal.ZonedDateTime {
  const match = WALL_TIME.exec(text)
  if (!match) throw noMoment(text)
  try {
    if (match[1] !== undefined) return Temporal.Instant.from(text).toZonedDateTimeISO(zone)
    const wall = Temporal.PlainDateTime.from(text, { overflow: 'reject' })
    return atWallTime(wall, zone)
  } catch (error) {
    throw error instanceof Failure ? error : noMoment(text)
  }
}

/**
 * Seconds that the clock must be moved so that it shows the moment or up to one second more,
 * never less: 10:00:00 seen from 09:59:58.300 is 2.
 */
export function offsetSeconds(moment: Temporal.ZonedDateTime, now: number): number {
  return Math.ceil((moment.epochMilliseconds - now) / MILLISECONDS)
}

/**
 * The environment of a process, and of all that it starts, whose clock is moved by so many seconds.
 * The offset is relative, so that every process sees the same moment. Timers keep the real clock.
 * @param library path of libfaketime
 */
export function movedClock(
  env: NodeJS.ProcessEnv,
  library: string,
  seconds: number
): NodeJS.ProcessEnv {
  const others = (env['LD_PRELOAD'] ?? '').split(/[: ]/).filter((each) => each && each !== library)
  return {
    ...env,
    LD_PRELOAD: [library, ...others].join(':'),
    FAKETIME: `${seconds < 0 ? '' : '+'}${seconds}`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    // a correction for old C libraries, with which Chromium's threads wait forever
    FAKETIME_FORCE_MONOTONIC_FIX: '0',
    NO_FAKE_STAT: '1'
  }
}

/** The offset of a clock that was moved before, by `movedClock`; 0 where it was not. */
export function movedBy(env: NodeJS.ProcessEnv): number {
  return Number(env['FAKETIME'] ?? 0)
}

/** A reason in one line why an option cannot be followed. */
export function badInput(message: string): Failure {
  return new Failure(message, BAD_INPUT)
}

function atWallTime(wall: Temporal.PlainDateTime, zone: string): Temporal.ZonedDateTime {
  const moment = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (moment.toPlainDateTime().equals(wall)) return moment
  const next = moment.getTimeZoneTransition('next')?.toPlainDateTime()
  throw badInput(
    `--at: ${wall.toString({ smallestUnit: 'minute' })} does not exist in ${zone}, because clocks go ` +
      `forward there. The next time that exists is ${next?.toString({ smallestUnit: 'minute' })}.`
  )
}

function noMoment(text: string): Failure {
  return badInput(`--at takes a date and a time such as 2026-12-07T10:00, not "${text}".`)
}

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}
