/**
 * Fails to compile unless a switch over a union is exhaustive. Throws if an unknown value arrives
 * at run time.
 */
export function assertNever(value: never): never {
  throw new Error(`Unexpected member: ${JSON.stringify(value)}`)
}
