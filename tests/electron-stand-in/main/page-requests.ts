import type { Payload } from '../chromium/protocol.ts'
import { run } from '../run.ts'
import type { Page } from './page.ts'
import { protocol } from './protocol.ts'
import { addresses } from './scheme-addresses.ts'

type Paused = Payload<'Fetch.requestPaused'>

/** The part of a window that handling the requests of its page needs. */
export interface RequestOwner {
  isDestroyed(): boolean
  readonly _origin: string
  /** True if the app prevents this navigation of a frame. */
  _refusesNavigation(url: string, frameId: string): boolean
}

/** Every request of a page stops here: the app's own scheme is answered, the rest goes nowhere. */
export function answerRequests(page: Page, owner: RequestOwner): void {
  page.on('Fetch.requestPaused', (paused) => {
    answer(page, owner, paused).catch((error: Error) => {
      const outdated = /Invalid InterceptionId/.test(error.message)
      if (!outdated && !owner.isDestroyed()) console.error('stand-in:', error)
    })
  })
}

async function answer(page: Page, owner: RequestOwner, paused: Paused): Promise<void> {
  const { requestId, resourceType, frameId } = paused
  const fail = (errorReason: 'Aborted' | 'Failed' | 'InternetDisconnected') =>
    page.send('Fetch.failRequest', { requestId, errorReason })
  if (resourceType === 'Document' && owner._refusesNavigation(addressOf(paused), frameId)) {
    await fail('Aborted')
    return
  }
  const verdict = await protocol._answer(paused, owner._origin)
  if (verdict === 'error') await fail('Failed')
  else if (verdict !== 'network') await page.send('Fetch.fulfillRequest', { requestId, ...verdict })
  else if (run.network) await page.send('Fetch.continueRequest', { requestId })
  else await fail('InternetDisconnected')
}

function addressOf({ request }: Paused): string {
  return addresses.fromChromium(request.url + (request.urlFragment ?? ''))
}
