/** The time that one step took. */
export interface StepTime {
  readonly name: string
  readonly wallMs: number
  /** User and system time, including child processes; undefined if the system does not report it. */
  readonly cpuMs: number | undefined
}

/**
 * One line: wall time, and CPU time in parentheses, of each step and of all.
 * `Time: unit 20 s (62 s CPU), e2e 5:40 (9:10 CPU); all 6:00 (10:12 CPU)`
 */
export function describeTimes(steps: readonly StepTime[], wallMs: number): string {
  const known = steps.flatMap(({ cpuMs }) => cpuMs ?? [])
  const cpuMs = known.length < steps.length ? undefined : known.reduce((sum, ms) => sum + ms, 0)
  const each = steps.map(({ name, ...time }) => `${name} ${inWords(time)}`)
  return `Time: ${each.join(', ')}; all ${inWords({ wallMs, cpuMs })}`
}

function inWords({ wallMs, cpuMs }: Omit<StepTime, 'name'>): string {
  return cpuMs === undefined ? span(wallMs) : `${span(wallMs)} (${span(cpuMs)} CPU)`
}

/** `0.4 s`, `59 s`, `1:05`. */
function span(ms: number): string {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
