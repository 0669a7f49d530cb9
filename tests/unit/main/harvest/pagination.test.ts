import { describe, expect, it } from 'vitest'
import { itemsOf, nextPage, readPages, type LinkedPage } from '#main/harvest/pagination.ts'

const here = new URL('https://api.harvestapp.com/v2/time_entries?user_id=1')

describe('the link to the next page', () => {
  it.each([
    ['a cursor', 'https://api.harvestapp.com/v2/time_entries?cursor=abc&ref=next_cursor'],
    ['a page', 'https://api.harvestapp.com/v2/time_entries?page=2'],
    ['another path', 'https://api.harvestapp.com/v2/users/7/project_assignments?page=2'],
    ['another prefix', 'https://api.harvestapp.com/api/v2/time_entries?page=2']
  ])('a link to the next page is followed unchanged: %s', (_name, link) => {
    expect(nextPage(link, here)?.href).toBe(link)
  })

  it('a link to the next page may be relative', () => {
    expect(nextPage('/v2/time_entries?page=2', here)?.href).toBe(
      'https://api.harvestapp.com/v2/time_entries?page=2'
    )
  })

  it.each([null, ''])('a list ends where the next link is %j', (link) => {
    expect(nextPage(link, here)).toBeNull()
  })

  it.each([
    'https://example.com/v2/time_entries?page=2',
    'http://api.harvestapp.com/v2/time_entries?page=2',
    'https://api.harvestapp.com:8443/v2/time_entries',
    'https://api.harvestapp.com.example.com/v2/time_entries',
    '//example.com/v2/time_entries',
    'https://user:secret@api.harvestapp.com/v2/time_entries',
    'file:///etc/passwd',
    'https://'
  ])('a link that would send the token elsewhere is refused: %s', (link) => {
    expect(() => nextPage(link, here)).toThrow(/elsewhere/)
  })
})

describe('reading pages', () => {
  function pagesOf(links: Readonly<Record<string, string | null>>) {
    const visited: string[] = []
    const send = async ({ url }: { url: URL }) => {
      visited.push(url.href)
      return url
    }
    const decode = async (_body: unknown, url: URL): Promise<LinkedPage<string>> => ({
      items: [`${url.search} first`, `${url.search} second`],
      totalEntries: null,
      next: links[url.search] ?? null
    })
    return { visited, pages: readPages(send, new URL('http://127.0.0.1/list?1'), decode) }
  }

  async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
    const all: Item[] = []
    for await (const item of items) all.push(item)
    return all
  }

  it('all pages are read by their links', async () => {
    const { pages } = pagesOf({ '?1': '/list?2', '?2': '/list?3' })
    expect((await collect(itemsOf(pages))).filter((item) => item.endsWith('first'))).toEqual([
      '?1 first',
      '?2 first',
      '?3 first'
    ])
  })

  it('a page is read only when its items are requested', async () => {
    const { pages, visited } = pagesOf({ '?1': '/list?2' })
    for await (const item of itemsOf(pages)) if (item === '?1 second') break
    expect(visited).toEqual(['http://127.0.0.1/list?1'])
  })

  it('a list that never ends is abandoned', async () => {
    const links = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [`?${index + 1}`, `/list?${index + 2}`])
    )
    const { pages, visited } = pagesOf(links)
    await expect(collect(pages)).rejects.toMatchObject({ kind: 'unexpected-answer' })
    expect(visited).toHaveLength(1000)
  })

  it('a list whose links form a circle fails', async () => {
    const { pages } = pagesOf({ '?1': '/list?2', '?2': '/list?1' })
    await expect(collect(pages)).rejects.toMatchObject({ kind: 'unexpected-answer' })
  })
})
