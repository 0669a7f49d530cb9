import type { EventEmitter } from 'node:events'
import { emit } from '../events.ts'
import type { Page } from './page.ts'
import { addresses } from './scheme-addresses.ts'

/** The loads a window asked for: `loadURL` settles when its page has loaded, failed, or was overtaken. */
export class Loading {
  readonly #page: Page
  readonly #contents: EventEmitter
  #expected = ''
  #current: PromiseWithResolvers<void> | undefined
  isLoading = false

  constructor(page: Page, contents: EventEmitter) {
    this.#page = page
    this.#contents = contents
  }

  /** The app itself asked for this address, so it is no navigation of the page. */
  expects(url: string): boolean {
    return url === this.#expected
  }

  async load(url: string): Promise<void> {
    this.#expected = withPath(url)
    this.isLoading = true
    await this.#page.opened.catch(() => {
      throw new Error(`ERR_FAILED (-2) loading '${url}'`)
    })
    this.#current?.reject(new Error(`ERR_ABORTED (-3) loading '${url}'`))
    const load = Promise.withResolvers<void>()
    load.promise.catch(() => {})
    this.#current = load
    const answer = await this.#page.send('Page.navigate', { url: addresses.toChromium(url) })
    if (answer?.errorText) this.#fail(url, answer.errorText.replace('net::', ''))
    return load.promise
  }

  finish(): void {
    this.isLoading = false
    this.#current?.resolve()
    this.#current = undefined
  }

  abandon(): void {
    this.#current?.reject(new Error('ERR_FAILED (-2)'))
    this.#current = undefined
  }

  #fail(url: string, code: string): never {
    this.isLoading = false
    this.#current = undefined
    emit(this.#contents, 'did-fail-load', -2, code, url, true)
    throw Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, errno: -2, url })
  }
}

function withPath(url: string): string {
  if (!URL.canParse(url)) return url
  return new URL(url).href.replace(/^([a-z]+:\/\/[^/]+)$/, '$1/')
}
