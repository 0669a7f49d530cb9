import { initialState } from '#main/store/transitions.ts'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import type { AppState } from '#shared/state.ts'
import { NOW } from './entries.ts'
import { signedIn } from './window-state.ts'

const ACME = {
  name: 'Acme',
  person: { firstName: 'Kim', lastName: 'Allen' },
  timeZone: 'Europe/Berlin',
  company: { baseUri: 'https://acme.harvestapp.com' }
}

/** Returns an empty signed-in state in Berlin, changed by `differs`. */
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
    session: signedIn(ACME),
    ...differs
  }
}
