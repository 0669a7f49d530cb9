/** How to name the day of an undo step: "Friday’s stop", "the stop of Mon 2 Nov". */
export type StepDay =
  | { readonly kind: 'today' | 'yesterday' }
  | { readonly kind: 'weekday' | 'date'; readonly name: string }
  /** The day is not known. */
  | { readonly kind: 'earlier' }
