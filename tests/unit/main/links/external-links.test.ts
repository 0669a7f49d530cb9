import { describe, expect, it, vi } from 'vitest'
import { createLinks } from '#main/links/external-links.ts'
import { fail, ok } from '#shared/failure.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'

interface Answer {
  readonly button: number
  readonly checked: boolean
}

function links(answer: Answer = { button: 0, checked: false }) {
  const allowed: string[] = []
  const opened: string[] = []
  const ask = vi.fn(async (_question: { message: string; checkbox?: string }) => answer)
  const { open } = createLinks({
    shell: { openExternal: async (url) => void opened.push(url) },
    dialogs: { ask },
    messages: messagesFor('en'),
    allowedHosts: () => allowed,
    allowHost: (host) => allowed.push(host)
  })
  return { open, ask, allowed, opened }
}

describe('external links', () => {
  it.each([
    'https://harvestapp.com/',
    'https://acme.harvestapp.com/time',
    'https://id.getharvest.com/developers'
  ])('a link to Harvest opens at once: %s', async (url) => {
    const { open, ask, opened } = links()
    expect(await open(url)).toEqual(ok())
    expect(opened).toEqual([url])
    expect(ask).not.toHaveBeenCalled()
  })

  it.each([
    'https://harvestapp.com.example.org/',
    'https://notharvestapp.com/',
    'https://example.org/?https://harvestapp.com',
    'https://example.org/harvestapp.com'
  ])('a link that only resembles Harvest needs a confirmation: %s', async (url) => {
    const { open, ask, opened } = links({ button: 1, checked: false })
    await open(url)
    expect(ask).toHaveBeenCalledOnce()
    expect(opened).toEqual([])
  })

  it('a link to another host opens after the user confirms the host’s name', async () => {
    const { open, ask, opened, allowed } = links()
    expect(await open('https://trello.com/c/1')).toEqual(ok())
    expect(opened).toEqual(['https://trello.com/c/1'])
    expect(ask.mock.calls[0]?.[0].message).toContain('trello.com')
    expect(allowed).toEqual([])
    await open('https://trello.com/c/2')
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('a host that is always allowed is confirmed once', async () => {
    const { open, ask, opened, allowed } = links({ button: 0, checked: true })
    await open('https://trello.com/c/1')
    await open('https://trello.com/c/2')
    expect(ask).toHaveBeenCalledOnce()
    expect(ask.mock.calls[0]?.[0].checkbox).toContain('trello.com')
    expect(allowed).toEqual(['trello.com'])
    expect(opened).toHaveLength(2)
  })

  it('a declined link allows no host, even if the box is checked', async () => {
    const { open, opened, allowed } = links({ button: 1, checked: true })
    expect(await open('https://trello.com/c/1')).toEqual(ok())
    expect(opened).toEqual([])
    expect(allowed).toEqual([])
  })

  it('another port counts as another host', async () => {
    const { open, ask } = links({ button: 0, checked: true })
    await open('https://trello.com/')
    await open('https://trello.com:8443/')
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it.each([
    'http://acme.harvestapp.com/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://acme.harvestapp.com@example.org/',
    'https://user:secret@acme.harvestapp.com/',
    'acme.harvestapp.com',
    ''
  ])('an unsafe address is not opened: %s', async (url) => {
    const { open, ask, opened } = links()
    expect(await open(url)).toEqual(fail('invalid-input'))
    expect(ask).not.toHaveBeenCalled()
    expect(opened).toEqual([])
  })
})
