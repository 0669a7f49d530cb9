import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from './script.ts'

/**
 * Polls until the question returns a value. A question that throws is asked again too, because its subject may
 * not exist yet. Throws with the given name after the timeout.
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
