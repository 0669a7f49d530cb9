import type { Messages } from '../catalogue.ts'

/** The small timer that stays above other windows. */
export const mini: Messages['mini'] = {
  title: 'Kleiner Timer',
  open: 'Kleinen Timer zeigen'
}
