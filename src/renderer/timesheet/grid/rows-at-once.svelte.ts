import { onMount } from 'svelte'
import { afterThisFrame } from '#renderer/window/when-idle.ts'

/** The least a row takes, and the bars of the window and the days above the first one, px. */
const ROW_HEIGHT = 44
const ABOVE_ROWS = 120

/**
 * The rows that a grid draws: with its first frame no more than can be in view and those up to `wanted`,
 * after it all of them. A grid begins scrolled to its top. For the setup of a component.
 */
export function rowsAtOnce<Row>(
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
