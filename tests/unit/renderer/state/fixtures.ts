import { vi } from 'vitest'
import { ok } from '#shared/failure.ts'
import {
  COMMAND_NAMES,
  EVENT_NAMES,
  type Desktop,
  type EventName,
  type Events
} from '#shared/ipc.ts'
import type { NamedWork, ProjectAssignment } from '#shared/project-assignment.ts'
import type { AppState } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import { KIM, NOW } from '#tests/support/entries.ts'
import { windowEntry, windowState } from '#tests/support/window-state.ts'

export function aWork(project = 'Website', task = 'Development', client = 'Acme'): NamedWork {
  return {
    client: { id: idOf(client), name: client },
    project: { id: idOf(project), name: project, code: null },
    task: { id: idOf(task), name: task }
  }
}

export function anAssignment(
  client: string,
  project: string,
  tasks: readonly string[],
  code: string | null = null
): ProjectAssignment {
  return {
    id: idOf(client + project),
    client: { id: idOf(client), name: client },
    project: { id: idOf(project), name: project, code },
    isProjectManager: false,
    taskAssignments: tasks.map((task) => ({
      id: idOf(project + task),
      task: { id: idOf(task), name: task },
      billable: true
    }))
  }
}

export function anEntry(differs: Partial<TimeEntry> = {}): TimeEntry {
  return windowEntry({ ...aWork(), user: KIM, ...differs })
}

const ACME = {
  name: 'Acme',
  person: { firstName: 'Kim', lastName: 'Allen' },
  timeZone: 'Europe/Berlin'
}

export function aState(differs: Partial<AppState> = {}): AppState {
  const state = windowState(ACME)
  return { ...state, sync: { ...state.sync, lastPulledAt: NOW }, ...differs }
}

/** A main process in which every command succeeds. It records commands and can emit events. */
export function aDesktop(state: AppState, answers: Partial<Desktop> = {}) {
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  const on = Object.fromEntries(
    EVENT_NAMES.map((name) => [
      name,
      (listener: (payload: never) => void) => {
        const all = listeners.get(name) ?? new Set()
        listeners.set(name, all.add(listener))
        return () => all.delete(listener)
      }
    ])
  )
  const commands = Object.fromEntries(COMMAND_NAMES.map((name) => [name, vi.fn(async () => ok())]))
  const getState = vi.fn(async () => ok(state))
  const getAssignments = vi.fn(async () => ok([]))
  const desktop = { ...commands, getState, getAssignments, on, ...answers } as unknown as Desktop
  const emit = <Name extends EventName>(name: Name, payload: Events[Name]): void =>
    listeners.get(name)?.forEach((listener) => listener(payload as never))
  return { desktop, emit, listenerCount: (name: EventName) => listeners.get(name)?.size ?? 0 }
}

function idOf(name: string): number {
  return Array.from(name).reduce((id, letter) => (id * 31 + letter.codePointAt(0)!) % 1_000_003, 7)
}
