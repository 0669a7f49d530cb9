import { Harvest } from '#tests/e2e/support/harvest.ts'
import type { SandboxOptions } from '#sandbox/server.ts'

/** A Friday: the week is full, and the pictures are the same whenever they are taken. */
const FRIDAY_AFTERNOON = Date.parse('2026-11-20T14:20:00+01:00')

/** The demo account's studio on that Friday; its clock goes on from there. */
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
