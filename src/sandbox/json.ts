const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => object }

/** A JSON number that always has a decimal point (`2.0`), or null. */
export type Decimal = object | null

/** Returns a number as Harvest prints it: `2.0`, never `2`. Null stays null. */
export function decimal(value: number | null): Decimal {
  if (value === null) return null
  const text = String(value)
  return rawJSON(/[.e]/.test(text) ? text : `${text}.0`)
}

/** Converts hundredths of an hour to decimal hours: 125 is 1.25. */
export function hours(hundredths: number): Decimal {
  return decimal(hundredths / 100)
}

/** Parses JSON. Numbers with an exponent become strings, because Harvest misreads them. */
export function readJson(text: string): unknown {
  const read = JSON.parse as unknown as (
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown
  ) => unknown
  return read(text, (_key, value, { source }) =>
    typeof value === 'number' && source && /e/i.test(source) ? source : value
  )
}
