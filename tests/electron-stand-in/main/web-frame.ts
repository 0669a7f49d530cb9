import { EventEmitter } from 'node:events'

/** The part of a window that its frames need. */
export interface FrameHost {
  _frameTree: FrameTree
  _deliver(frame: WebFrameMain, channel: string, args: readonly unknown[]): void
}

export class WebFrameMain extends EventEmitter {
  readonly processId = process.pid
  readonly routingId: number
  readonly frameTreeNodeId: number
  readonly _id: string
  readonly #parent: WebFrameMain | null
  readonly #host: FrameHost
  _url = ''

  constructor(host: FrameHost, id: string, parent: WebFrameMain | null) {
    super()
    this.#host = host
    this.#parent = parent
    this._id = id
    this.routingId = this.frameTreeNodeId = nextNumber()
  }

  get url(): string {
    return this._url
  }
  get origin(): string {
    if (!URL.canParse(this._url)) return 'null'
    const url = new URL(this._url)
    const known = /^(https?|file|data|about):$/.test(url.protocol)
    return known ? url.origin : `${url.protocol}//${url.host}`
  }
  get top(): WebFrameMain | null {
    return this.#host._frameTree.main
  }
  get parent(): WebFrameMain | null {
    return this.#parent
  }
  get frames(): WebFrameMain[] {
    return this.#host._frameTree.childrenOf(this)
  }
  get detached(): boolean {
    return !this.#host._frameTree.has(this)
  }
  isDestroyed(): boolean {
    return this.detached
  }
  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument')
    this.#host._deliver(this, channel, args)
  }
}

/** The frames of one window. A navigation replaces the main frame's object: who holds the old one holds a dead frame. */
export class FrameTree {
  readonly #host: FrameHost
  readonly #frames = new Map<string, WebFrameMain>()
  main: WebFrameMain

  constructor(host: FrameHost) {
    this.#host = host
    this.main = new WebFrameMain(host, '', null)
    this.#frames.set('', this.main)
  }

  start(id: string): void {
    this.#replaceMain(id, 'about:blank')
  }

  attach(id: string, parentId: string): void {
    const parent = this.#frames.get(parentId) ?? null
    this.#frames.set(id, new WebFrameMain(this.#host, id, parent))
  }

  detach(id: string): void {
    this.#frames.delete(id)
  }

  navigate(id: string, parentId: string | undefined, url: string): void {
    if (parentId === undefined) {
      this.#replaceMain(id, url)
      return
    }
    if (!this.#frames.has(id)) this.attach(id, parentId)
    this.rename(id, url)
  }

  rename(id: string, url: string): void {
    const frame = this.#frames.get(id)
    if (frame) frame._url = url
  }

  find(id: string): WebFrameMain | undefined {
    return this.#frames.get(id)
  }

  has(frame: WebFrameMain): boolean {
    return this.#frames.get(frame._id) === frame
  }

  childrenOf(parent: WebFrameMain): WebFrameMain[] {
    return [...this.#frames.values()].filter((frame) => frame.parent === parent)
  }

  #replaceMain(id: string, url: string): void {
    this.#frames.clear()
    this.main = new WebFrameMain(this.#host, id, null)
    this.main._url = url
    this.#frames.set(id, this.main)
  }
}

const numbers = { last: 0 }

/** Windows, contents and frames are counted together. */
export function nextNumber(): number {
  return ++numbers.last
}
