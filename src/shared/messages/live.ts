import type { Messages } from './catalogue.ts'

/**
 * Texts that follow the language. Each text is looked up when it is read, so a destructured group
 * such as `const { tray } = texts` stays current. The catalogues must have the same shape.
 */
export function liveTexts(current: () => Messages): Messages {
  return liveArea(current)
}

function liveArea<Area extends object>(current: () => Area): Area {
  const live = {}
  for (const key of Object.keys(current()) as (keyof Area & string)[])
    Object.defineProperty(live, key, { enumerable: true, get: liveGetter(current, key) })
  return live as Area
}

function liveGetter<Area extends object>(current: () => Area, key: keyof Area): () => unknown {
  const given: unknown = current()[key]
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return () => current()[key]
  const area = liveArea(() => current()[key] as object)
  return () => area
}
