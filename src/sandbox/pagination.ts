import { inventedTexts } from './not-observed.ts'
import { unprocessable } from './refusal.ts'

const MAX_PER_PAGE = 2000

/** The attributes that a list is sorted by, descending. A cursor contains their values. */
export type SortKey = Readonly<Record<string, string | number>>

export interface Listing<T> {
  /** The filtered items in the order of `keyOf`. */
  readonly items: readonly T[]
  readonly keyOf: (item: T) => SortKey
  /** Some endpoints link by page number. The others use a cursor from the first page on. */
  readonly cursors: boolean
  /** The address of the links, e.g. `http://127.0.0.1:4000/v2/time_entries`. */
  readonly address: string
  readonly query: URLSearchParams
}

export interface Page<T> {
  readonly items: readonly T[]
  readonly envelope: Envelope
}

export interface Envelope {
  readonly per_page: number
  readonly total_pages: number
  readonly total_entries: number
  readonly next_page: number | null
  readonly previous_page: number | null
  readonly page: number | null
  readonly links: Links
}

interface Links {
  readonly first: string
  readonly next: string | null
  readonly previous: string | null
  readonly last: string
}

export function paginate<T>(listing: Listing<T>): Page<T> {
  const perPage = readPerPage(listing.query)
  const total = listing.items.length
  const totalPages = Math.max(1, Math.ceil(total / perPage))
  const cursor = listing.cursors ? listing.query.get('cursor') : null
  const window = cursor
    ? cursorWindow(listing, cursor, perPage)
    : pageWindow(readPage(listing.query), perPage, total)
  const page = cursor ? edgePage(window, total, totalPages) : readPage(listing.query)
  const hasNext = window.end < total
  return {
    items: listing.items.slice(window.start, window.end),
    envelope: {
      per_page: perPage,
      total_pages: totalPages,
      total_entries: total,
      next_page: page !== null && hasNext ? page + 1 : null,
      previous_page: page !== null && page > 1 ? page - 1 : null,
      page,
      links: linksOf(listing, { window, page, perPage, totalPages })
    }
  }
}

interface Window {
  readonly start: number
  readonly end: number
}

function pageWindow(page: number, perPage: number, total: number): Window {
  const start = Math.min((page - 1) * perPage, total)
  return { start, end: Math.min(start + perPage, total) }
}

/** A cursor contains the sort key of the item beside it. That item may be deleted by now. */
function cursorWindow<T>({ items, keyOf }: Listing<T>, cursor: string, perPage: number): Window {
  const { after, before } = decodeCursor(cursor)
  const key = after ?? before
  if (!key) throw unprocessable(inventedTexts.badCursor)
  const wanted = after ? 1 : 0
  const found = items.findIndex((item) => compareKeys(keyOf(item), key) >= wanted)
  const border = found === -1 ? items.length : found
  return after
    ? { start: border, end: Math.min(border + perPage, items.length) }
    : { start: Math.max(0, border - perPage), end: border }
}

/** With a cursor, only the first and the last page have a number. */
function edgePage({ start, end }: Window, total: number, totalPages: number): number | null {
  if (start === 0) return 1
  return end >= total ? totalPages : null
}

/** Returns a positive number if `left` comes after `right` in a descending list. */
function compareKeys(left: SortKey, right: SortKey): number {
  for (const name of Object.keys(left)) {
    const [a, b] = [left[name] ?? 0, right[name] ?? 0]
    if (a !== b) return a < b ? 1 : -1
  }
  return 0
}

interface Position {
  readonly window: Window
  readonly page: number | null
  readonly perPage: number
  readonly totalPages: number
}

function linksOf<T>(listing: Listing<T>, position: Position): Links {
  const { perPage, totalPages } = position
  const { window, page } = position
  const link = (target: Record<string, string>) =>
    linkTo(listing, { ...target, per_page: `${perPage}` })
  const [first, last] = [listing.items[window.start], listing.items[window.end - 1]]
  const neighbour = (item: T | undefined, side: 'after' | 'before', ref: string, number: number) =>
    listing.cursors && item !== undefined
      ? link({ cursor: encodeCursor(side, listing.keyOf(item)), ref: `${ref}_cursor` })
      : link({ page: `${number}`, ref })
  const hasNext = window.end < listing.items.length
  const hasPrevious = window.start > 0
  return {
    first: link({ page: '1', ref: 'first' }),
    next: hasNext ? neighbour(last, 'after', 'next', (page ?? 0) + 1) : null,
    previous: hasPrevious ? neighbour(first, 'before', 'previous', (page ?? 2) - 1) : null,
    last: link({ page: `${totalPages}`, ref: 'last' })
  }
}

/** Returns a link to a page. It has all parameters of the request, even unknown ones, except credentials. */
function linkTo<T>({ address, query }: Listing<T>, target: Record<string, string>): string {
  const own = ['page', 'cursor', 'per_page', 'ref', 'access_token', 'account_id']
  const carried = [...query].filter(([name]) => !own.includes(name))
  const pairs = [...carried, ...Object.entries(target)].sort(([a], [b]) => (a < b ? -1 : 1))
  return `${address}?${new URLSearchParams(pairs)}`
}

function readPerPage(query: URLSearchParams): number {
  const text = query.get('per_page')
  if (!text) return MAX_PER_PAGE
  const value = Number(text)
  const valid = Number.isInteger(value) && value >= 1 && value <= MAX_PER_PAGE
  if (!valid) throw unprocessable('Invalid per_page parameter')
  return value
}

function readPage(query: URLSearchParams): number {
  const text = query.get('page')
  if (!text) return 1
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) throw unprocessable(inventedTexts.badPage)
  return value
}

function encodeCursor(side: 'after' | 'before', key: SortKey): string {
  return Buffer.from(JSON.stringify({ [side]: key })).toString('base64url')
}

function decodeCursor(cursor: string): { readonly after?: SortKey; readonly before?: SortKey } {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (typeof decoded === 'object' && decoded !== null) return decoded
  } catch {
    // Falls through: every invalid cursor gets the same error.
  }
  throw unprocessable(inventedTexts.badCursor)
}
