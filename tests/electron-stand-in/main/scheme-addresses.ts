/**
 * A scheme cannot be registered over DevTools, but an https host can be answered. So Chromium sees
 * app://gleaner/x as https://gleaner.app.localhost/x, and the main process always sees app://gleaner/x.
 */
class SchemeAddresses {
  readonly #schemes = new Set<string>()

  register(scheme: string): void {
    this.#schemes.add(scheme)
  }

  toChromium(url: string): string {
    const [, scheme = '', host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? []
    return this.#schemes.has(scheme) ? `https://${host}.${scheme}.localhost${rest || '/'}` : url
  }

  fromChromium(url: string): string {
    const parts = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.localhost([/?#].*)?$/i.exec(url)
    const [, host, scheme = '', rest = ''] = parts ?? []
    return this.#schemes.has(scheme) ? `${scheme}://${host}${rest}` : url
  }
}

export const addresses = new SchemeAddresses()
