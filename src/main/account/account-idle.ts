import type { IdleOptions } from '#main/idle/idle.ts'
import { Idle } from '#main/idle/idle.ts'
import type { OverlayContext } from '#main/ledger/overlay.ts'
import type { Platform } from '#main/platform/ports.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import { findWork, isBillable } from '#shared/project-assignment.ts'

type AccountIdleOptions = Omit<IdleOptions, 'power' | 'timers' | 'context'> & {
  readonly platform: Pick<Platform, 'power' | 'timers'>
  readonly context: () => OverlayContext
  readonly assignments: () => readonly ProjectAssignment[]
}

/** The idle question of one account; time away may go to any work the person may book to. */
export function createAccountIdle(options: AccountIdleOptions): Idle {
  const { platform, context, assignments, ...rest } = options
  const { power, timers } = platform
  return new Idle({
    ...rest,
    power,
    timers,
    context: () => ({
      ...context(),
      findWork: (work) => {
        const named = findWork(assignments(), work)
        return named && { work: named, billable: isBillable(assignments(), work) }
      }
    })
  })
}
