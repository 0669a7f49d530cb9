import { SEPARATORS, type Separator } from '../grid/tsv.ts'

/** How the entries of a week are exported. */
export type ExportChoice =
  { readonly format: 'xlsx' } | { readonly format: 'csv'; readonly separator: Separator }

/** The choice that the dialog suggests next time. Its separator is null if the user took the usual one. */
export interface StoredExportChoice {
  readonly format: ExportChoice['format']
  readonly separator: Separator | null
}

/** True if a stored value is a `StoredExportChoice`. */
export function isStoredExportChoice(stored: unknown): stored is StoredExportChoice {
  const { format, separator } = (stored ?? {}) as Partial<StoredExportChoice>
  const isSeparator = separator === null || SEPARATORS.some((each) => each === separator)
  return (format === 'xlsx' || format === 'csv') && isSeparator
}
