import fc from 'fast-check'

/** Values that a careless or broken server may put anywhere. */
const oddities = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  {
    weight: 5,
    arbitrary: fc.constantFrom<unknown>(
      null,
      undefined,
      '',
      ' ',
      [],
      {},
      [null],
      { id: null },
      { id: {} },
      { id: 2 ** 31, name: null },
      0,
      -0,
      -1,
      0.1,
      1e-7,
      1e308,
      2 ** 31,
      2 ** 53 - 1,
      2 ** 53,
      '2380504951',
      '1e5',
      '2026-02-30',
      '2026-13-01',
      '0000-00-00',
      '+275761-01-01T00:00:00Z',
      '24:00',
      '25:61pm',
      'NaN',
      '\u0000',
      true,
      false
    )
  }
)

type Change = readonly [path: readonly (string | number)[], value: unknown]

/**
 * A real body with up to five values changed or emptied at any depth, sometimes all of it. `fc.sample(oddBodies(body),
 * count)` returns plain values.
 */
export function oddBodies(body: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(body)
  const change = fc.tuple(fc.constantFrom(...places), oddities)
  return fc
    .array(change, { minLength: 1, maxLength: 5 })
    .map((changes: Change[]) => changes.reduce(changed, structuredClone(body)))
}

/** Returns every path into a value, starting with the value itself. */
function placesIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  const isContainer = typeof value === 'object' && value !== null
  const entries = Array.isArray(value)
    ? [...value.entries()]
    : isContainer
      ? Object.entries(value)
      : []
  return [path, ...entries.flatMap(([key, inner]) => placesIn(inner, [...path, key]))]
}

function changed(body: unknown, [[first, ...rest], value]: Change): unknown {
  if (first === undefined) return value
  if (typeof body !== 'object' || body === null) return body
  const inner = (body as Readonly<Record<string, unknown>>)[first]
  const next = rest.length === 0 ? value : changed(inner, [rest, value])
  return Array.isArray(body)
    ? body.map((item: unknown, index) => (index === first ? next : item))
    : { ...body, [first]: next }
}
