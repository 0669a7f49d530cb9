import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { DroppedKind } from '#shared/state.ts'

/** One part of a file, read. */
export interface Read<Value> {
  readonly value: Value
  /** The part as it may stay in the file; undefined where it was absent or damaged. */
  readonly kept: unknown
  /** Every damaged part in it. */
  readonly damaged: readonly DroppedKind[]
}

/**
 * Reads and writes one part of the settings file. Every part is read for itself, so a damaged one costs
 * nothing but itself. Parts from a newer Gleaner are not used, but they stay in the file.
 */
export interface Part<Value> {
  read(input: unknown): Read<Value>
  /** The part of the file that holds `next`, with everything in `kept` that this Gleaner does not know. */
  write(kept: unknown, next: Value): unknown
}

type Content = Readonly<Record<string, unknown>>

/** A single value; absent, damaged and unknown ones read as the fallback. */
export function single<Value>(
  schema: z.ZodType<Value>,
  fallback: Value,
  kind: DroppedKind = 'choice'
): Part<Value> {
  const read = (input: unknown): Read<Value> => {
    if (input === undefined) return { value: fallback, kept: undefined, damaged: [] }
    const parsed = schema.safeParse(input)
    if (parsed.success) return { value: parsed.data, kept: input, damaged: [] }
    if (isFromNewer(parsed.error, input)) return { value: fallback, kept: input, damaged: [] }
    return { value: fallback, kept: undefined, damaged: [kind] }
  }
  return {
    read,
    write: (kept, next) =>
      kept !== undefined && isDeepStrictEqual(read(kept).value, next) ? kept : next
  }
}

type Parts<Value extends object> = { readonly [Name in keyof Value]-?: Part<Value[Name]> }

/** An object, member by member. Members with other names stay in the file. */
export function group<Value extends object>(
  parts: Parts<Value>,
  kind: DroppedKind = 'choice'
): Part<Value> {
  const names = Object.keys(parts) as (keyof Value & string)[]
  return {
    read(input) {
      const isDamaged = input !== undefined && !isContent(input)
      const content = isContent(input) ? input : {}
      const read = names.map((name) => [name, parts[name].read(content[name])] as const)
      const kept = Object.fromEntries(read.map(([name, part]) => [name, part.kept] as const))
      return {
        value: Object.fromEntries(read.map(([name, part]) => [name, part.value])) as Value,
        kept: isContent(input) ? withoutAbsent({ ...content, ...kept }) : undefined,
        damaged: [...(isDamaged ? [kind] : []), ...read.flatMap(([, part]) => part.damaged)]
      }
    },
    write(kept, next) {
      const content = isContent(kept) ? kept : {}
      const written = names.map((name) => [name, parts[name].write(content[name], next[name])])
      return { ...content, ...(Object.fromEntries(written) as Content) }
    }
  }
}

export interface ListOptions<Item> {
  readonly kind: DroppedKind
  /** Further elements are dropped. */
  readonly most: number
  /** Equal for an element and its changed version, for example its id. */
  readonly identify: (item: Item) => unknown
}

/** A list, element by element. */
export function list<Item>(
  schema: z.ZodType<Item>,
  { kind, most, identify }: ListOptions<Item>
): Part<readonly Item[]> {
  const readElement = single<Item | null>(schema, null, kind).read

  function read(input: unknown): Read<readonly Item[]> {
    if (input === undefined) return { value: [], kept: undefined, damaged: [] }
    if (!Array.isArray(input)) return { value: [], kept: undefined, damaged: [kind] }
    const elements = input.map((each: unknown) => readElement(each ?? null))
    const good = elements.filter(({ value }) => value !== null)
    const tooMany = new Set(good.slice(most))
    return {
      value: good.slice(0, most).map(({ value }) => value as Item),
      kept: elements.filter((each) => each.kept !== undefined && !tooMany.has(each)).map(keptOf),
      damaged: [...elements.flatMap(({ damaged }) => damaged), ...[...tooMany].map(() => kind)]
    }
  }

  return {
    read,
    write(kept, next) {
      if (isDeepStrictEqual(read(kept).value, next)) return kept ?? next
      const elements = Array.isArray(kept) ? kept.map((each: unknown) => readElement(each)) : []
      const unknown = elements.filter(({ value }) => value === null).map(keptOf)
      const written = next.map((item) => {
        const same = elements.find(
          ({ value }) => value !== null && isDeepStrictEqual(identify(value), identify(item))
        )
        return same ? withUnknown(same, item) : item
      })
      return [...written, ...unknown]
    }
  }
}

const keptOf = ({ kept }: Read<unknown>): unknown => kept

/** The changed element with the members of the old one that this Gleaner does not know. */
function withUnknown({ kept, value }: Read<unknown>, item: unknown): unknown {
  if (!isContent(kept) || !isContent(value) || !isContent(item)) return item
  const unknown = Object.entries(kept).filter(([name]) => !Object.hasOwn(value, name))
  return { ...Object.fromEntries(unknown), ...item }
}

/**
 * True if the input fails only because it has a word or a member that is none of the known ones, for
 * example the theme `sepia`: a newer Gleaner knows it.
 */
function isFromNewer({ issues }: z.ZodError, input: unknown): boolean {
  return issues.every(({ code, path }) => {
    if (code === 'unrecognized_keys') return true
    return code === 'invalid_value' && typeof at(input, path) === 'string'
  })
}

function at(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (each, name) => (each as Record<PropertyKey, unknown> | null | undefined)?.[name],
    input
  )
}

function isContent(input: unknown): input is Content {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
}

function withoutAbsent(content: Content): Content {
  return Object.fromEntries(Object.entries(content).filter(([, each]) => each !== undefined))
}
