import { afterAMoment, whenIdle } from '#renderer/window/when-idle.ts'

/** As many as fill a window; the rest comes when there is time. */
const AT_ONCE = 6
const MORE = 10

/**
 * The beginning of a long list, and more of it whenever the window has nothing else to do once the list
 * has stayed a moment, so that changing to another list (another `of`) costs no more than what can be
 * seen. What `isWanted` is in from the start, with all before it.
 */
export function shownAtOnce<Item>(
  of: () => string,
  all: () => readonly Item[],
  isWanted: (item: Item) => boolean
): { readonly items: readonly Item[] } {
  let grown = $state.raw({ of: '', count: AT_ONCE })
  const count = $derived(grown.of === of() ? grown.count : AT_ONCE)
  const wanted = $derived(all().findLastIndex(isWanted) + 1)
  const items = $derived(all().slice(0, Math.max(count, wanted)))

  $effect(() => {
    // whoever comes back later begins anew
    if (grown.of !== of()) grown = { of: of(), count: AT_ONCE }
    if (items.length >= all().length) return
    const next = { of: of(), count: items.length + MORE }
    const grow = (): void => void (grown = next)
    return count === AT_ONCE ? afterAMoment(grow) : whenIdle(grow)
  })

  return {
    get items() {
      return items
    }
  }
}
