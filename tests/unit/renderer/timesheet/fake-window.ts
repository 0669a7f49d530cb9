import { render, type RenderResult } from '@testing-library/svelte'
import type { Component } from 'svelte'
import { vi, type Mock } from 'vitest'
import { createWindowContext } from '#renderer/window/mount.ts'
import type { WindowContext } from '#renderer/window/window-context.ts'
import type { Company } from '#shared/company.ts'
import { ok, type Result } from '#shared/failure.ts'
import { COMMAND_NAMES, EVENT_NAMES, type Desktop, type Events } from '#shared/ipc.ts'
import type { AppState, WeekSlice } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { windowState } from '#tests/support/window-state.ts'
import InWindow from './InWindow.svelte'
import { WEEK_DATES } from './an-entry.ts'

export type Command = Mock<(argument?: unknown) => Promise<Result<unknown>>>

/** A main process in which every command succeeds. It records commands and can emit events. */
export interface FakeDesktop {
  readonly desktop: Desktop
  readonly commands: Readonly<Record<string, Command>>
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void
}

const WEEK = { first: WEEK_DATES[0], last: WEEK_DATES[6], days: WEEK_DATES }

export function aSlice(entries: readonly TimeEntry[], changes: Partial<WeekSlice> = {}): WeekSlice {
  return { week: WEEK, version: 1, entries, capacity: 4000, isLoaded: true, ...changes }
}

export function aState(changes: Partial<AppState> = {}, company: Partial<Company> = {}): AppState {
  const studio = {
    name: 'Example Studio',
    person: { firstName: 'Ada', lastName: 'Byron' },
    timeZone: 'Europe/London',
    company: { baseUri: 'https://example.harvestapp.com', ...company }
  }
  const account = {
    key: 'harvest-1-7',
    kind: 'harvest',
    name: studio.name,
    person: 'Ada Byron',
    isCurrent: true,
    needsToken: false,
    waiting: 0,
    needsPerson: 0,
    running: null
  } as const
  return windowState(studio, { accounts: [account], ...changes })
}

export function aDesktop(state: AppState, slice: WeekSlice = aSlice([])): FakeDesktop {
  const listeners = new Map<string, Set<(payload: never) => void>>(
    EVENT_NAMES.map((name) => [name, new Set()])
  )
  const commands = Object.fromEntries(
    COMMAND_NAMES.map((name) => [name, vi.fn(() => Promise.resolve(ok<unknown>(undefined)))])
  ) as Record<string, Command>
  commands['getState']?.mockResolvedValue(ok(state))
  commands['watchWeek']?.mockResolvedValue(ok(slice))
  commands['getAssignments']?.mockResolvedValue(ok([]))
  const on = Object.fromEntries(
    EVENT_NAMES.map((name) => [
      name,
      (listener: (payload: never) => void) => {
        listeners.get(name)?.add(listener)
        return () => listeners.get(name)?.delete(listener)
      }
    ])
  )
  return {
    desktop: { ...commands, on } as unknown as Desktop,
    commands,
    emit: (name, payload) => listeners.get(name)?.forEach((listen) => listen(payload as never))
  }
}

/** Renders a view as its window would: with the state and the context. */
export async function renderInWindow(
  view: unknown,
  fake: FakeDesktop,
  props: object = {}
): Promise<RenderResult<Component> & { context: WindowContext }> {
  const context = createWindowContext(fake.desktop)
  await context.mirror.start()
  const rendered = render(InWindow as Component, {
    props: { context, view, props } as Record<string, unknown>
  })
  return { ...rendered, context } as never
}
