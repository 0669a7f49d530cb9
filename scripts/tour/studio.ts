import { Harvest } from '#tests/e2e/support/harvest.ts'
import type { SandboxOptions } from '#sandbox/server.ts'

/** A fixed Friday with a full week, so that the pictures are always the same. */
const FRIDAY_AFTERNOON = Date.parse('2026-11-20T14:20:00+01:00')

/** Opens the demo account on that Friday. Its clock goes on from there. */
export function openStudio(options: Partial<SandboxOptions> = {}): Promise<Harvest> {
  const opened = Date.now()
  return Harvest.open({
    empty: false,
    timeZone: 'Europe/Berlin',
    now: () => FRIDAY_AFTERNOON + Date.now() - opened,
    role: 'manager',
    ...options
  })
}
