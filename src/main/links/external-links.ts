import type { DialogsPort, ShellPort } from '#main/platform/ports.ts'
import type { Result } from '#shared/failure.ts'
import { fail, ok } from '#shared/failure.ts'
import { isHarvestHost } from '#shared/harvest-hosts.ts'
import type { Messages } from '#shared/messages/catalogue.ts'

const OPEN = 0
const CANCEL = 1

export interface LinksOptions {
  readonly shell: Pick<ShellPort, 'openExternal'>
  readonly dialogs: Pick<DialogsPort, 'ask'>
  readonly messages: Messages
  /** The hosts that open without a question. */
  readonly allowedHosts: () => readonly string[]
  readonly allowHost: (host: string) => void
}

/** Opens links in the browser. */
export interface Links {
  /**
   * Opens an https address in the browser. For a host other than Harvest's the user has to agree. Fails with
   * `invalid-input` for any other address.
   */
  open(url: string): Promise<Result<void>>
}

/** Creates the opener of links. Entries contain permalinks of any service, so hosts are not trusted by default. */
export function createLinks(options: LinksOptions): Links {
  const { shell, messages, allowedHosts } = options

  async function open(address: string): Promise<Result<void>> {
    const url = parseLink(address)
    if (!url) return fail('invalid-input')
    const isKnown = isHarvestHost(url.hostname) || allowedHosts().includes(url.host)
    if (isKnown || (await agree(url))) await shell.openExternal(url.href)
    return ok()
  }

  async function agree({ host, href }: URL): Promise<boolean> {
    const { openLink, cancel, quoted } = messages.common
    const site = { host: quoted({ text: host }) }
    const { button, checked } = await options.dialogs.ask({
      message: openLink.message(site),
      detail: openLink.detail({ url: quoted({ text: href }) }),
      buttons: [openLink.open, cancel],
      cancelButton: CANCEL,
      checkbox: openLink.always(site)
    })
    if (button !== OPEN) return false
    if (checked) options.allowHost(host)
    return true
  }

  return { open }
}

/**
 * Returns a plain https address; null for others. A user name in an address can make its host look like another one.
 */
function parseLink(address: string): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === ''
  return isPlain ? url : null
}
