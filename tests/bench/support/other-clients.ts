import { createRequire } from 'node:module'

/*
 * The clients for Harvest's API v2 on npm that can be pointed at another address. `harvest` cannot: its
 * address is fixed, and an install of it brings a release tool along.
 */

export interface OtherClient {
  readonly name: string
  /** Features of Gleaner's client that it lacks. */
  readonly leavesOut: string
  /** Reads every entry and returns their number. */
  list(): Promise<number>
}

interface Access {
  readonly url: string
  readonly accountId: number
  readonly accessToken: string
  readonly userAgent: string
}

interface Page {
  readonly time_entries: readonly unknown[]
  readonly links: { readonly next: string | null }
}

/** The used part of their types: they are CommonJS without types. */
type HarvestV2 = new (config: Readonly<Record<string, unknown>>) => {
  readonly timeEntries: { baseUri: string; list(answer: (page: Page) => void): Promise<void> }
}
type NodeHarvestApi = new (
  accountId: number,
  token: string,
  app: string
) => {
  url: string
  readonly time_entries: { get(): Promise<readonly unknown[]> }
}

const load = createRequire(import.meta.url)

export function otherClients(access: Access): readonly OtherClient[] {
  return [harvestV2(access), nodeHarvestApi(access)]
}

function harvestV2({ url, accountId, accessToken, userAgent }: Access): OtherClient {
  const Harvest = load('harvest-v2') as HarvestV2
  const { timeEntries } = new Harvest({
    account_ID: accountId,
    access_token: accessToken,
    user_agent: userAgent
  })
  return {
    name: 'harvest-v2',
    leavesOut: 'paging (the bench follows links.next for it), errors, retries, limits, validation',
    async list() {
      let count = 0
      for (let next: string | null = `${url}/v2/time_entries`; next;) {
        timeEntries.baseUri = next
        next = null
        await timeEntries.list((page) => {
          count += page.time_entries.length
          next = page.links.next
        })
      }
      return count
    }
  }
}

function nodeHarvestApi({ url, accountId, accessToken, userAgent }: Access): OtherClient {
  const Harvest = load('node-harvest-api') as NodeHarvestApi
  const client = new Harvest(accountId, accessToken, userAgent)
  client.url = `${url}/api/v2/`
  return {
    name: 'node-harvest-api',
    leavesOut: 'streaming, cursors, errors, retries, limits, validation',
    list: async () => (await client.time_entries.get()).length
  }
}
