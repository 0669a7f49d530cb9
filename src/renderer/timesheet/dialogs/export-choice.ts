import { SEPARATORS, type Separator } from '../grid/tsv.ts'

/** How the entries of a week are exported. */
export type ExportChoice =
  { readonly format: 'xlsx' } | { readonly format: 'csv'; readonly separator: Separator }

/** The choice that is offered again: a separator only if the user chose another than the usual one. */
export interface KeptExportChoice {
  readonly format: ExportChoice['format']
  readonly separator: Separator | null
}

/** True for a choice as `KeptExportChoice` describes it. */
export function isKeptExportChoice(kept: unknown): kept is KeptExportChoice {
  const { format, separator } = (kept ?? {}) as Partial<KeptExportChoice>
  const isSeparator = separator === null || SEPARATORS.some((each) => each === separator)
  return (format === 'xlsx' || format === 'csv') && isSeparator
}
