/** A change to the source that removes a rule. At least one of its tests must fail then. */
export interface Mutation {
  /** The rule of the threat model that it removes. */
  readonly rule: string
  /** A unique short description of the change. */
  readonly name: string
  readonly file: string
  /** Occurs once in the file. */
  readonly find: string
  readonly replace: string
  /** The test files that belong to the rule. */
  readonly tests: readonly string[]
}

/** The parts of a mutation that differ within one file: its name, what is replaced, and by what. */
export type Change = readonly [name: string, find: string, replace: string]

/** Returns the mutations of one file that remove one rule. */
export function mutationsOf(
  rule: string,
  file: string,
  tests: readonly string[],
  changes: readonly Change[]
): readonly Mutation[] {
  return changes.map(([name, find, replace]) => ({ rule, name, file, find, replace, tests }))
}

/** Thrown if the source has changed, so that a mutation no longer fits. */
export class OutdatedMutation extends Error {
  override readonly name = 'OutdatedMutation'
}

/** Returns the mutated source. Throws `OutdatedMutation` unless the text to replace occurs exactly once. */
export function mutate(source: string, { name, file, find, replace }: Mutation): string {
  const count = source.split(find).length - 1
  if (count !== 1)
    throw new OutdatedMutation(`“${name}”: its text occurs ${count} times in ${file}, not once.`)
  // a function, because `$` means something in a replacement text
  return source.replace(find, () => replace)
}
