import type { Page } from '@playwright/test'
import type { SandboxOptions } from '#sandbox/server.ts'
import type { Harvest } from '#tests/e2e/support/harvest.ts'
import type { Actor } from './actor.ts'
import { afternoon, startAndEnd } from './afternoon.ts'
import { firstLaunch } from './first-launch.ts'
import { german } from './german.ts'
import { tools } from './tools.ts'
import { fullDay, newAccount, trouble } from './trouble.ts'

export type Theme = 'light' | 'dark'

/** A picture: its name, and a function that opens its window. */
export interface Scene {
  readonly name: string
  readonly play: (actor: Actor) => Promise<Page>
}

/** One launch of the app with its own Harvest. */
export interface Act {
  readonly name: string
  readonly account?: Partial<SandboxOptions>
  /** The language of the system; English unless given. */
  readonly language?: 'de'
  /** Entries that exist before the first scene. */
  readonly prepare?: (harvest: Harvest) => void
  /** Begins with the welcome window instead of a connected account. */
  readonly isFirstLaunch?: boolean
  readonly scenes: readonly Scene[]
}

/** A day with Gleaner: the first launch, a Friday at work, and what can go wrong. */
export const acts: readonly Act[] = [
  firstLaunch,
  afternoon,
  startAndEnd,
  tools,
  newAccount,
  fullDay,
  trouble,
  german
]
