import type { NamedWork } from '#shared/project-assignment.ts'
import type { EntryKey } from '#shared/time-entry.ts'

/** The one form or question that is open in the window; a second one closes the first. */
export type OpenForm =
  | { readonly kind: 'new'; readonly work: NamedWork | null }
  | { readonly kind: 'edit' | 'delete'; readonly key: EntryKey }
