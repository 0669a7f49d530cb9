import { spawn } from 'node:child_process'
import { inDesktopSession } from './desktop-session.ts'
import { faketimeLibrary } from './faketime.ts'
import * as moment from './moment.ts'
import { root } from './paths.ts'
import { ended } from './processes.ts'
import { say } from './script.ts'

/** Holds the options that a command needs to run at the same moment. */
export const MOMENT_OPTIONS = 'GLEANER_MOMENT_OPTIONS'

/**
 * Runs `main` in a desktop session, as if it were the moment of `--at` in the zone of `--zone`. With an
 * option it starts this script once more without the two, because a process cannot move its own clock.
 */
export async function inTestSession(main: () => Promise<number>): Promise<number> {
  const { at, zone, rest } = moment.takeMomentOptions(process.argv.slice(2))
  if (at === undefined && zone === undefined) return inDesktopSession(main)
  const name = moment.zoneNamed(zone ?? Temporal.Now.timeZoneId())
  const env = await environmentAt(name, at)
  const command = [...process.execArgv, process.argv[1] ?? '', ...rest]
  return ended(spawn(process.execPath, command, { cwd: root, env, stdio: 'inherit' }))
}

/** The environment for `--at` and `--zone`; without a moment the clock stays as it is. */
export async function environmentAt(zone: string, at?: string): Promise<NodeJS.ProcessEnv> {
  const options = [...(at === undefined ? [] : ['--at', at]), '--zone', zone]
  const env = {
    ...process.env,
    TZ: zone,
    [MOMENT_OPTIONS]: options.join(' ').replace(/ (?=\d\d:)/, 'T')
  }
  if (at === undefined) {
    say('zone', zone)
    return env
  }
  const start = moment.readMoment(at, zone)
  const library = await faketimeLibrary()
  const seconds = moment.offsetSeconds(start, Date.now()) + moment.movedBy(env)
  const told = start.toString({ smallestUnit: 'second', timeZoneName: 'never' })
  say('clock', `${told}, ${zone}: moved by ${seconds} s`)
  return moment.movedClock(env, library, seconds)
}
