import { enableCompileCache } from 'node:module'
import type { Order } from './torture.ts'

/* A process that runs the histories it receives. */

enableCompileCache()
if (typeof Temporal === 'undefined') await import('temporal-polyfill/global')
const { live } = await import('./history.ts')
const { scriptOf } = await import('./script.ts')

process.on(
  'message',
  ({ seed, without, isQuarrelsome, people, hasStrangeAnswers = false }: Order) => {
    void live({ ...scriptOf(seed, isQuarrelsome, people), hasStrangeAnswers }, without).then(
      ({ log: _, ...outcome }) => process.send?.({ ...outcome, seed })
    )
  }
)
