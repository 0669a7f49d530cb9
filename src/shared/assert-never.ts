/** Guarantees at compile time that a switch over a union is exhaustive; throws if a value slips through anyway. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected member: ${JSON.stringify(value)}`)
}
