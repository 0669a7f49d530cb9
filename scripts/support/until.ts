import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from './script.ts'

/**
 * Asks again and again until there is an answer. A question that throws is asked again too: what it
 * asks may not be there yet. Fails with the name of what was waited for.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  patience = 20_000
): Promise<T> {
  const end = performance.now() + patience
  let reason = ''
  while (performance.now() < end) {
    try {
      const answer = await ask()
      if (answer !== undefined && answer !== false) return answer
      reason = ''
    } catch (error) {
      reason = ` (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`
    }
    await sleep(50)
  }
  throw new Failure(`waited ${patience / 1000} s in vain for ${what}${reason}`)
}
