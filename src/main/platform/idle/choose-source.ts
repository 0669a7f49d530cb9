import { openExtIdleNotify } from './ext-idle-notify.ts'
import type { IdleSource, OpenIdleSource } from './idle-source.ts'
import { openMutter } from './mutter.ts'
import { openSwayidle } from './swayidle.ts'

/** Sources in the order in which they are tried, the most exact and lightest first. */
const SOURCES: readonly OpenIdleSource[] = [openMutter, openExtIdleNotify, openSwayidle]

/** Opens the first idle source that a Wayland desktop has. Returns null if it has none. */
export async function chooseIdleSource(
  environment: Parameters<OpenIdleSource>[0],
  events: Parameters<OpenIdleSource>[1],
  sources: readonly OpenIdleSource[] = SOURCES
): Promise<IdleSource | null> {
  for (const open of sources) {
    const source = await open(environment, events)
    if (source) return source
  }
  return null
}
