import { randomBytes } from 'node:crypto'
import type { FromFrame, ToFrame } from '../renderer/ipc-renderer.ts'
import { ISOLATED_WORLD } from '../renderer/source.ts'
import { createCodec } from '../renderer/wire.ts'
import type { Page } from './page.ts'
import type { FrameTree, WebFrameMain } from './web-frame.ts'

const codec = createCodec()

/** Names that no page can guess. */
export const names = (() => {
  const secret = `k${randomBytes(8).toString('hex')}`
  return { secret, binding: `${secret}Tell`, deliver: `${secret}Deliver` }
})()

interface Context {
  readonly frameId: string
  readonly isolated: boolean
}

export type Respond = (message: ToFrame) => void

/** Carries messages between the main process and the preload's world of each frame of one window. */
export class FrameMessages {
  readonly #contexts = new Map<number, Context>()
  readonly #page: Page
  readonly #frames: FrameTree

  constructor(
    page: Page,
    frames: FrameTree,
    told: (frame: WebFrameMain, message: FromFrame, respond: Respond) => void
  ) {
    this.#page = page
    this.#frames = frames
    page.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = context.auxData as { frameId: string }
      this.#contexts.set(context.id, { frameId, isolated: context.name === ISOLATED_WORLD })
    })
    page.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#contexts.delete(executionContextId)
    })
    page.on('Runtime.executionContextsCleared', () => this.#contexts.clear())
    page.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const context = this.#contexts.get(executionContextId)
      if (name !== names.binding || !context?.isolated) return
      const frame = this.#frames.find(context.frameId) ?? this.#frames.main
      told(frame, codec.decode(payload) as FromFrame, (message) => {
        this.#deliver(executionContextId, codec.encode(message))
      })
    })
  }

  /** Throws for what cannot be cloned. A message to a document without a preload is lost, as in Electron. */
  send(frame: WebFrameMain, message: ToFrame): void {
    const text = codec.encode(message)
    for (const [id, context] of this.#contexts) {
      if (context.isolated && context.frameId === frame._id) this.#deliver(id, text)
    }
  }

  #deliver(executionContextId: number, text: string): void {
    const functionDeclaration = `function (text) { globalThis[${JSON.stringify(names.deliver)}]?.(text) }`
    const call = { functionDeclaration, arguments: [{ value: text }], executionContextId }
    this.#page.send('Runtime.callFunctionOn', call).catch(() => {})
  }
}
