import { enableCompileCache } from 'node:module'

/* A process of its own that lives through the histories it is told to. */

enableCompileCache()
if (typeof Temporal === 'undefined') await import('temporal-polyfill/global')
const { live } = await import('./history.ts')
const { scriptOf } = await import('./script.ts')

interface Order {
  readonly seed: number
  readonly settles: boolean
  readonly isQuarrelsome: boolean
}

process.on('message', ({ seed, settles, isQuarrelsome }: Order) => {
  void live(scriptOf(seed, isQuarrelsome), settles).then(({ log: _, ...outcome }) =>
    process.send?.({ ...outcome, seed })
  )
})
