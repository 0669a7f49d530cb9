import type { Outcome } from './history.ts'
import { live } from './history.ts'
import type { Protection } from './protection.ts'
import type { Script } from './script.ts'
import { isFailed } from './torture.ts'

/** Removes what a failing history does not need in order to fail, with a limited number of tries. */
export async function shrink(
  script: Script,
  without: Protection | null,
  most = 120
): Promise<{ readonly script: Script; readonly outcome: Outcome }> {
  let best = { script, outcome: await live(script, without) }
  let tries = 0
  for (let size = Math.ceil(script.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < best.script.steps.length && tries < most;) {
      const { steps } = best.script
      const fewer = { ...best.script, steps: steps.toSpliced(start, size) }
      tries += 1
      const outcome = await live(fewer, without)
      if (isFailed(outcome)) best = { script: fewer, outcome }
      else start += size
    }
  }
  return best
}
