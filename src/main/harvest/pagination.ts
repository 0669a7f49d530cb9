import { HarvestError } from './errors.ts'
import type { Send, CallOptions } from './sender.ts'

/** The largest number of pages of one list. A year of entries in pages of 100 has far fewer. */
const MOST_PAGES = 1000

/** A page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** The number of items on all pages; null if Harvest does not send it. */
  readonly totalEntries: number | null
}

/** A decoded page with the link to the next one as Harvest sent it. */
export interface LinkedPage<Item> extends Page<Item> {
  readonly next: string | null
}

/** Reads page after page by their links. Throws `HarvestError`. */
export async function* readPages<Item>(
  send: Send,
  first: URL,
  decode: (body: unknown, url: URL) => Promise<LinkedPage<Item>>,
  options?: CallOptions
): AsyncGenerator<Page<Item>, void, undefined> {
  const visited = new Set<string>()
  for (let url: URL | null = first; url;) {
    visited.add(url.href)
    const { next, ...page }: LinkedPage<Item> = await decode(
      await send({ method: 'GET', url }, options),
      url
    )
    yield page
    url = nextPage(next, url)
    if (url && visited.has(url.href)) throw oddLink(first, 'the next page is one already read')
    if (url && visited.size >= MOST_PAGES) throw oddLink(first, 'the list has no end')
  }
}

/** Yields the items of all pages. */
export async function* itemsOf<Item>(
  pages: AsyncIterable<Page<Item>>
): AsyncGenerator<Item, void, undefined> {
  for await (const page of pages) yield* page.items
}

/** Returns the address of the next page; null for the last page. Throws if it has another origin: the token would be sent there. */
export function nextPage(link: string | null, current: URL): URL | null {
  if (link === null || link === '') return null
  const next = URL.canParse(link, current.href) ? new URL(link, current.href) : null
  if (!next || next.origin !== current.origin || next.username !== '' || next.password !== '')
    throw oddLink(current, 'the next page is elsewhere')
  return next
}

function oddLink(url: URL, detail: string): HarvestError {
  return new HarvestError({
    kind: 'unexpected-answer',
    certainty: 'refused',
    method: 'GET',
    path: url.pathname,
    status: 200,
    detail
  })
}
