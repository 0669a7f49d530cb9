import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from './script.ts'

/** Asks again and again until there is an answer; fails, naming what was waited for. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  patience = 20_000
): Promise<T> {
  const end = performance.now() + patience
  while (performance.now() < end) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    await sleep(50)
  }
  throw new Failure(`waited ${patience / 1000} s in vain for ${what}`)
}
