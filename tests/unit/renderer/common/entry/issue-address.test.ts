import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIssueAddress } from '#renderer/common/entry/issue-address.ts'

describe('pasted issue addresses', () => {
  it.each([
    ['https://github.com/example/shop/issues/482', '482', 'example/shop'],
    ['https://github.com/example/shop/pull/7/files?w=1#diff', '7', 'example/shop'],
    ['https://gitlab.com/group/sub/app/-/issues/12', '12', 'group/sub/app'],
    ['https://gitlab.example.org/group/app/-/merge_requests/3', '3', 'group/app'],
    ['https://acme.atlassian.net/browse/WEB-31', 'WEB-31', 'WEB'],
    ['https://linear.app/acme/issue/ENG-123/fix-the-flaky-import', 'ENG-123', 'acme'],
    ['https://trello.com/c/aB3dE6gH/12-write-the-copy', 'aB3dE6gH', null],
    ['https://app.asana.com/0/1201/1202/f', '1202', '1201'],
    ['https://app.asana.com/1/77/project/1201/task/1202', '1202', '1201'],
    ['https://3.basecamp.com/99/buckets/12/todos/34', '34', '12']
  ])('%s is recognized as an issue', (address, id, groupId) => {
    expect(parseIssueAddress(` ${address} `)).toMatchObject({ id, groupId })
  })

  it('the address of a Jira board is changed to the address of the issue', () => {
    const address =
      'https://acme.atlassian.net/jira/software/projects/WEB/boards/1?selectedIssue=WEB-31'
    expect(parseIssueAddress(address)?.permalink).toBe('https://acme.atlassian.net/browse/WEB-31')
  })

  it('the parts of an address that do not belong to the issue are removed', () => {
    const address = 'https://github.com/example/shop/issues/482?token=x#comment'
    expect(parseIssueAddress(address)?.permalink).toBe('https://github.com/example/shop/issues/482')
  })

  it.each([
    'http://github.com/example/shop/issues/482',
    'https://github.com/example/shop',
    'https://github.com.evil.example/example/shop/issues/1',
    'https://user@github.com/example/shop/issues/482',
    'javascript:alert(1)',
    'Review the import',
    ''
  ])('%j is not recognized as an issue', (text) => {
    expect(parseIssueAddress(text)).toBeNull()
  })

  it('any text is parsed without an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => void parseIssueAddress(text))
    )
  })
})
