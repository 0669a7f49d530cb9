import { openExtIdleNotify } from './ext-idle-notify.ts'
import type { IdleSource, OpenIdleSource } from './idle-source.ts'
import { openMutter } from './mutter.ts'
import { openSwayidle } from './swayidle.ts'

/** In the order in which they are tried: exact and light before the rest. */
const SOURCES: readonly OpenIdleSource[] = [openMutter, openExtIdleNotify, openSwayidle]

/** The first source a Wayland desktop has; null where none of them tells of inputs. */
export async function chooseIdleSource(
  surroundings: Parameters<OpenIdleSource>[0],
  news: Parameters<OpenIdleSource>[1],
  sources: readonly OpenIdleSource[] = SOURCES
): Promise<IdleSource | null> {
  for (const open of sources) {
    const source = await open(surroundings, news)
    if (source) return source
  }
  return null
}
