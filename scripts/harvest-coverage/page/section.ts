/** A spec below `tests/`, and the title of one of its tests. */
export type Proof = readonly [spec: string, title: string]

export interface PageLine {
  /** An attribute, a parameter or a sentence of Harvest's page. */
  readonly line: string
  readonly proofs: readonly Proof[]
  /** Where the user finds it, in words; '' if only the code uses it. */
  readonly app: string
  readonly where?: readonly string[]
}

export interface PageSection {
  readonly heading: string
  readonly lines: readonly PageLine[]
}
