import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox, SandboxOptions } from '#sandbox/server.ts'
import { createSandbox } from '#sandbox/server.ts'

/** Opens a second account of the same users at the same Harvest, with its own entries. */
export async function secondAccount(
  first: Sandbox,
  options: SandboxOptions & { readonly accountId: number; readonly name: string }
): Promise<Sandbox> {
  const { accountId, name, ...rest } = options
  const { directory, ...state } = first.account.save()
  const company = { ...directory.company, name }
  const saved = JSON.stringify({
    ...state,
    entries: [],
    directory: { ...directory, accountId, company }
  })
  return createSandbox({ ...rest, saved })
}

/** Serves several accounts at one address, as Harvest does. A header selects the account. */
export class HarvestHost {
  readonly url: string
  readonly #close: () => Promise<void>

  private constructor(url: string, close: () => Promise<void>) {
    this.url = url
    this.#close = close
  }

  static async open(accounts: readonly Sandbox[]): Promise<HarvestHost> {
    const server = createServer((request, response) => {
      answer(request, accounts).then(
        (answered) => send(response, answered),
        () => response.destroy()
      )
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    return new HarvestHost(`http://127.0.0.1:${port}`, async () => {
      server.close()
      server.closeAllConnections()
    })
  }

  close(): Promise<void> {
    return this.#close()
  }
}

interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

async function answer(request: IncomingMessage, accounts: readonly Sandbox[]): Promise<Answered> {
  if (request.url === '/api/v2/accounts') return accountsOf(request, accounts)
  const accountId = Number(request.headers['harvest-account-id'])
  const meant = accounts.find((each) => each.accountId === accountId)
  if (!meant) throw new Error('no such account')
  return forward(request, meant)
}

/** Returns the accounts that the token opens, as one list. */
async function accountsOf(
  request: IncomingMessage,
  accounts: readonly Sandbox[]
): Promise<Answered> {
  const answers = await Promise.all(accounts.map((account) => forward(request, account)))
  const good = answers.filter(({ status }) => status === 200)
  const [first] = good.length > 0 ? good : answers
  if (!first) throw new Error('no accounts')
  if (good.length === 0) return first
  const bodies = good.map(({ body }) => JSON.parse(body) as { accounts: readonly object[] })
  const list = bodies.flatMap((body) => body.accounts)
  return { ...first, body: JSON.stringify({ ...bodies[0], accounts: list }) }
}

async function forward(request: IncomingMessage, { url }: Sandbox): Promise<Answered> {
  const { method = 'GET', headers } = request
  const sent = new Headers()
  for (const name of ['authorization', 'harvest-account-id', 'user-agent', 'content-type'])
    if (typeof headers[name] === 'string') sent.set(name, headers[name])
  const body = method === 'GET' ? null : await textOf(request)
  const response = await fetch(url + request.url, { method, headers: sent, body: body || null })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function send(response: ServerResponse, { status, headers, body }: Answered): void {
  const kept = ['content-type', 'date', 'retry-after'].flatMap((name) => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  response.writeHead(status, Object.fromEntries(kept)).end(body)
}
