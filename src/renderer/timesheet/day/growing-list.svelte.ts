import { afterAMoment, whenIdle } from '#renderer/window/when-idle.ts'

/** The number of items that fill a window; the rest follows later. */
const FIRST_COUNT = 6
const MORE = 10

/**
 * Returns the first items of a long list, and more of them whenever the window is idle. The first items alone are quick
 * to draw, so that the user can change quickly to another list. Call this in the setup of a component.
 *
 * @param of is the id of the list; another id starts again with the first items.
 * @param isWanted is true for an item that must be shown at once, with all items before it.
 */
export function growingList<Item>(
  of: () => string,
  all: () => readonly Item[],
  isWanted: (item: Item) => boolean
): { readonly items: readonly Item[] } {
  let grown = $state.raw({ of: '', count: FIRST_COUNT })
  const count = $derived(grown.of === of() ? grown.count : FIRST_COUNT)
  const wanted = $derived(all().findLastIndex(isWanted) + 1)
  const items = $derived(all().slice(0, Math.max(count, wanted)))

  $effect(() => {
    // a list that is shown again starts with its first items
    if (grown.of !== of()) grown = { of: of(), count: FIRST_COUNT }
    if (items.length >= all().length) return
    const next = { of: of(), count: items.length + MORE }
    const grow = (): void => void (grown = next)
    return count === FIRST_COUNT ? afterAMoment(grow) : whenIdle(grow)
  })

  return {
    get items() {
      return items
    }
  }
}
