import { onMount } from 'svelte'
import { afterThisFrame } from '#renderer/window/when-idle.ts'

/** The smallest height of a row, and the height above the first row, in px. */
const ROW_HEIGHT = 44
const ABOVE_ROWS = 120

/**
 * Returns the rows that a grid draws: in the first frame only the visible ones and those up to index `wanted`,
 * afterwards all rows. Assumes that a grid starts scrolled to the top. Call this in the setup of a component.
 */
export function firstFrameRows<Row>(
  of: () => { readonly rows: readonly Row[]; readonly wanted: number }
): { readonly rows: readonly Row[] } {
  let hasBegun = $state(false)
  const inView = Math.ceil((innerHeight - ABOVE_ROWS) / ROW_HEIGHT)
  const rows = $derived.by(() => {
    const { rows: all, wanted } = of()
    return hasBegun ? all : all.slice(0, Math.max(inView, wanted + 1))
  })

  onMount(() => afterThisFrame(() => (hasBegun = true)))

  return {
    get rows() {
      return rows
    }
  }
}
