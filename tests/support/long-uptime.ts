import type Module from 'node:module'
import type Os from 'node:os'

/**
 * Makes this process believe that its computer was started a day earlier. An absence of half an hour needs a longer
 * uptime than a new machine has. May be sent as text, so it uses nothing from outside itself.
 */
export function pretendLongUptime(
  os: Pick<typeof Os, 'uptime'>,
  { syncBuiltinESMExports }: Pick<typeof Module, 'syncBuiltinESMExports'>
): void {
  const DAY_IN_SECONDS = 24 * 60 * 60
  const { uptime } = os
  os.uptime = () => uptime() + DAY_IN_SECONDS
  syncBuiltinESMExports()
}
