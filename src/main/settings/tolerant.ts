import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { DroppedKind } from '#shared/state.ts'

/** The result of reading one part of a file. */
export interface Read<Value> {
  readonly value: Value
  /** The part as it may stay in the file; undefined if it was absent or damaged. */
  readonly stored: unknown
  /** The kinds of the damaged parts in it, one for each. */
  readonly damaged: readonly DroppedKind[]
}

/**
 * Reads and writes one part of the settings file. Parts are read independently, so that damage to one does not affect
 * the other parts. Parts that a newer Gleaner wrote are not used, but they stay in the file.
 */
export interface Part<Value> {
  read(input: unknown): Read<Value>
  /**
   * Returns the part of the file that holds `next`. Everything in `stored` that this Gleaner cannot read stays in it.
   */
  write(stored: unknown, next: Value): unknown
}

type Content = Readonly<Record<string, unknown>>

/** A part for each member of an object. */
export type Parts<Value extends object> = { readonly [Name in keyof Value]-?: Part<Value[Name]> }

/** Derives a part from a schema: an object member by member, any other value as a whole. */
export function tolerant<Value>(
  schema: z.ZodType<Value>,
  fallback: Value,
  kind: DroppedKind = 'choice'
): Part<Value> {
  if (!(schema instanceof z.ZodObject)) return single(schema, fallback, kind)
  const part = group(membersOf(schema, fallback as Content, kind), kind)
  return part as unknown as Part<Value>
}

/** Derives a part from the schema of each member of an object. */
export function membersOf<Value extends object>(
  schema: z.ZodObject,
  fallback: Value,
  kind: DroppedKind = 'choice'
): Parts<Value> {
  const parts = Object.entries(schema.shape).map(([name, member]) => [
    name,
    tolerant(member as z.ZodType, fallback[name as keyof Value], kind)
  ])
  return Object.fromEntries(parts) as Parts<Value>
}

/** A value that is read as a whole. Absent, damaged and unknown values read as the fallback. */
export function single<Value>(
  given: z.ZodType<Value>,
  fallback: Value,
  kind: DroppedKind = 'choice'
): Part<Value> {
  const schema = withoutUnknownMembers(given)
  const read = (input: unknown): Read<Value> => {
    if (input === undefined) return { value: fallback, stored: undefined, damaged: [] }
    const parsed = schema.safeParse(input)
    if (parsed.success) return { value: parsed.data, stored: input, damaged: [] }
    if (isFromNewer(parsed.error, input)) return { value: fallback, stored: input, damaged: [] }
    return { value: fallback, stored: undefined, damaged: [kind] }
  }
  return {
    read,
    write: (stored, next) =>
      stored !== undefined && isDeepStrictEqual(read(stored).value, next) ? stored : next
  }
}

/** An object that is read member by member. Members with other names stay in the file. */
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
      const stored = Object.fromEntries(read.map(([name, part]) => [name, part.stored] as const))
      return {
        value: Object.fromEntries(read.map(([name, part]) => [name, part.value])) as Value,
        stored: isContent(input) ? withoutAbsent({ ...content, ...stored }) : undefined,
        damaged: [...(isDamaged ? [kind] : []), ...read.flatMap(([, part]) => part.damaged)]
      }
    },
    write(stored, next) {
      const content = isContent(stored) ? stored : {}
      const written = names.map((name) => [name, parts[name].write(content[name], next[name])])
      return { ...content, ...(Object.fromEntries(written) as Content) }
    }
  }
}

export interface ElementOptions<Item> {
  readonly kind: DroppedKind
  /** The longest list; further elements are dropped. */
  readonly most: number
  /** Returns what an element and its changed version have in common, for example the id. */
  readonly identify: (item: Item) => unknown
}

/** A list that is read element by element. */
export function list<Item>(
  schema: z.ZodType<Item>,
  { kind, most, identify }: ElementOptions<Item>
): Part<readonly Item[]> {
  const readElement = single<Item | null>(schema, null, kind).read

  function read(input: unknown): Read<readonly Item[]> {
    if (input === undefined) return { value: [], stored: undefined, damaged: [] }
    if (!Array.isArray(input)) return { value: [], stored: undefined, damaged: [kind] }
    const elements = input.map((each: unknown) => readElement(each ?? null))
    const good = elements.filter(({ value }) => value !== null)
    const tooMany = new Set(good.slice(most))
    return {
      value: good.slice(0, most).map(({ value }) => value as Item),
      stored: elements
        .filter((each) => each.stored !== undefined && !tooMany.has(each))
        .map(storedOf),
      damaged: [...elements.flatMap(({ damaged }) => damaged), ...[...tooMany].map(() => kind)]
    }
  }

  return {
    read,
    write(stored, next) {
      if (isDeepStrictEqual(read(stored).value, next)) return stored ?? next
      const elements = Array.isArray(stored) ? stored.map((each: unknown) => readElement(each)) : []
      const unknown = elements.filter(({ value }) => value === null).map(storedOf)
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

const storedOf = ({ stored }: Read<unknown>): unknown => stored

/** Returns the changed element with the members of the old one that this Gleaner cannot read. */
function withUnknown({ stored, value }: Read<unknown>, item: unknown): unknown {
  if (!isContent(stored) || !isContent(value) || !isContent(item)) return item
  const unknown = Object.entries(stored).filter(([name]) => !Object.hasOwn(value, name))
  return { ...Object.fromEntries(unknown), ...item }
}

/** Accepts members with other names in an object: a newer Gleaner may have written them. */
function withoutUnknownMembers<Value>(schema: z.ZodType<Value>): z.ZodType<Value> {
  if (schema instanceof z.ZodNullable)
    return withoutUnknownMembers(
      schema.unwrap() as z.ZodType
    ).nullable() as unknown as z.ZodType<Value>
  return schema instanceof z.ZodObject ? (schema.strip() as unknown as z.ZodType<Value>) : schema
}

/**
 * True if the input fails only because of an unknown word or member, for example the theme `sepia`. A newer Gleaner
 * may have written it.
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
