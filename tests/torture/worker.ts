import { enableCompileCache } from 'node:module'
import type { Protection } from './protection.ts'

/* A process of its own that lives through the histories it is told to. */

enableCompileCache()
if (typeof Temporal === 'undefined') await import('temporal-polyfill/global')
const { live } = await import('./history.ts')
const { scriptOf } = await import('./script.ts')

interface Order {
  readonly seed: number
  readonly without: Protection | null
  readonly isQuarrelsome: boolean
}

process.on('message', ({ seed, without, isQuarrelsome }: Order) => {
  void live(scriptOf(seed, isQuarrelsome), without).then(({ log: _, ...outcome }) =>
    process.send?.({ ...outcome, seed })
  )
})
