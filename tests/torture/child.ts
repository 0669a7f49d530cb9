import { enableCompileCache, flushCompileCache } from 'node:module'
import { DatabaseSync, StatementSync } from 'node:sqlite'
import type { FromChild, ToChild } from './host.ts'
import type { WireAnswer } from './network.ts'

/* The app in its own process, with the clock and the network of the parent. */

// hundreds of these processes are started and killed before they could store anything for the next
enableCompileCache()
if (typeof Temporal === 'undefined') await import('temporal-polyfill/global')
const { TortureApp } = await import('./app.ts')
const { wireRequest } = await import('./host.ts')
const { responseOf } = await import('./network.ts')
flushCompileCache()

let now = 0
let uptimeMs = 0
let activity = 0
let next = 0
let hooksLeft = Number.POSITIVE_INFINITY
let app: InstanceType<typeof TortureApp> | undefined
const timers = new Map<number, () => void>()
const answers = new Map<number, (answer: WireAnswer) => void>()

function tell(message: FromChild): void {
  activity += 1
  process.send?.(message)
}

/** One step of the ledger or of a request. The last one kills the process. */
function hook(): void {
  hooksLeft -= 1
  if (hooksLeft <= 0) process.kill(process.pid, 'SIGKILL')
}

function hooked<Name extends string>(
  prototype: Record<Name, (...given: never[]) => unknown>,
  name: Name
): void {
  const original = prototype[name]
  prototype[name] = function (this: unknown, ...given: never[]) {
    hook()
    const value = original.apply(this, given)
    hook()
    return value
  }
}
hooked(DatabaseSync.prototype as never, 'exec')
for (const name of ['run', 'all', 'get']) hooked(StatementSync.prototype as never, name)

const clock = {
  now: () => now,
  after(delayMs: number, work: () => void) {
    const id = (next += 1)
    timers.set(id, work)
    tell({ kind: 'timer', id, delayMs })
    return () => {
      if (timers.delete(id)) tell({ kind: 'cancel', id })
    }
  }
}

const fetchFromParent: typeof fetch = async (input, init) => {
  const id = (next += 1)
  const { promise, resolve, reject } = Promise.withResolvers<WireAnswer>()
  answers.set(id, resolve)
  init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
  hook()
  tell({ kind: 'fetch', id, request: wireRequest(input, init) })
  hook()
  const answer = await promise
  hook()
  return responseOf(answer)
}

function receive(message: ToChild): void {
  switch (message.kind) {
    case 'open':
      app = new TortureApp({
        ...message.settings,
        timers: clock,
        uptimeMs: () => uptimeMs,
        fetch: fetchFromParent
      })
      return
    case 'timer': {
      const work = timers.get(message.id)
      timers.delete(message.id)
      return work?.()
    }
    case 'answer':
      answers.get(message.id)?.(message.answer)
      answers.delete(message.id)
      return
    case 'command':
      return tell({ kind: 'result', id: message.id, value: app?.run(message.command) })
    case 'view':
      return tell({ kind: 'result', id: message.id, value: app?.view() })
    case 'die':
      hooksLeft = message.hooks
      return
    case 'stop':
      process.exit(0)
  }
}

async function quiet(number: number): Promise<void> {
  for (let calm = 0, last = activity; calm < 3;) {
    await new Promise((resolve) => setImmediate(resolve))
    calm = activity === last ? calm + 1 : 0
    last = activity
  }
  tell({ kind: 'quiet', after: number })
}

interface Moment {
  readonly now: number
  readonly uptimeMs: number
  readonly number: number
}

process.on('message', (message: ToChild & Moment) => {
  ;({ now, uptimeMs } = message)
  activity += 1
  receive(message)
  void quiet(message.number)
})
