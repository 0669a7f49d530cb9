import { initialState } from '#main/store/transitions.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import type { AppState } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { HarvestEntry } from '#shared/time-entry.ts'
import { NOW } from './entries.ts'

/** An entry as people see it, from Harvest's copy. */
export function shown(entry: HarvestEntry, differs: Partial<TimeEntry> = {}): TimeEntry {
  return { ...entry, key: `h${entry.id}`, sync: { kind: 'confirmed' }, ...differs }
}

/** A signed-in state in Berlin with nothing in it; give what differs. */
export function appState(differs: Partial<AppState> = {}): AppState {
  const facts = {
    os: 'linux',
    hasTray: true,
    computerTimeZone: 'Europe/Berlin',
    version: '0.1.0',
    locale: 'en'
  } as const
  return {
    ...initialState(facts, DEFAULT_SETTINGS, NOW),
    session: {
      kind: 'signed-in',
      account: { id: 1, name: 'Acme' },
      accountKind: 'harvest',
      person: {
        id: 7,
        firstName: 'Kim',
        lastName: 'Allen',
        email: 'kim@example.com',
        timeZone: 'Europe/Berlin',
        accessRole: 'member',
        weeklyCapacitySeconds: 144_000
      },
      company: {
        name: 'Acme',
        baseUri: 'https://acme.harvestapp.com',
        timerMode: 'duration',
        timeFormat: 'hours_minutes',
        clock: '24h',
        weekStartDay: 'Monday',
        decimalSymbol: '.'
      }
    },
    ...differs
  }
}
