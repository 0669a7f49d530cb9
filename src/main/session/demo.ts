import type { Result } from '#shared/failure.ts'
import { ok } from '#shared/failure.ts'
import type { Access, OpenedAccount } from './access.ts'

/** The server of the demo account on this computer, while it listens. */
export interface DemoAccount {
  readonly url: string
  readonly accountId: number
  readonly accessToken: string
  close(): Promise<void>
}

/** The name of the demo account. */
const DEMO_NAME = 'Gleaner demo'

/** The demo account. Its server listens from `enter` to `leave`. */
export class Demo {
  readonly #openDemo: () => Promise<DemoAccount>
  readonly #access: Access
  #listening: DemoAccount | null = null

  constructor(openDemo: () => Promise<DemoAccount>, access: Access) {
    this.#openDemo = openDemo
    this.#access = access
  }

  async enter(): Promise<Result<Required<OpenedAccount>>> {
    this.#listening = await this.#openDemo()
    const { url, accountId, accessToken } = this.#listening
    const baseUrl = `${url}/v2`
    const read = await this.#access.details(baseUrl, accessToken, accountId)
    if (!read.ok) return read
    const details = read.value
    const account = { id: accountId, name: DEMO_NAME }
    const userId = details.person.id
    return ok({ kind: 'demo', account, userId, baseUrl, accessToken, details })
  }

  async leave(): Promise<void> {
    await this.#listening?.close()
    this.#listening = null
  }
}
