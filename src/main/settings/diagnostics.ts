import type { AppState } from '#shared/state.ts'

/** The facts of a report. */
export interface DiagnosticsFacts {
  readonly state: AppState
  readonly versions: Readonly<Record<string, string>>
  /** Epoch milliseconds. */
  readonly now: number
  /** When Gleaner was started, epoch milliseconds. */
  readonly startedAt: number
}

type Lines = Readonly<Record<string, string | number | boolean | null>>

/**
 * Describes the state of Gleaner for a bug report, in English. The text contains versions, counts, kinds and switches
 * only, no names, notes or other text from users or Harvest.
 */
export function describeDiagnostics(facts: DiagnosticsFacts): string {
  const { state } = facts
  const sections: readonly (readonly [string, Lines])[] = [
    ['Gleaner', gleaner(facts)],
    ['Desktop', desktop(state)],
    ['Account', account(state)],
    ['Accounts', otherAccounts(state)],
    ['Entries', entries(state)],
    ['Harvest', harvest(state, facts.now)],
    ['Settings', settings(state)],
    ['Hotkeys', hotkeys(state)]
  ]
  return sections
    .map(([title, lines]) =>
      [title, ...Object.entries(lines).map(([name, value]) => `  ${name}: ${String(value)}`)].join(
        '\n'
      )
    )
    .join('\n\n')
    .concat('\n')
}

function gleaner({ state, versions, now, startedAt }: DiagnosticsFacts): Lines {
  return {
    version: state.desktop.version,
    ...versions,
    'written at': new Date(now).toISOString(),
    'running for minutes': Math.round((now - startedAt) / 60_000)
  }
}

function desktop({ desktop: facts, loginItem, clockOffsetMs }: AppState): Lines {
  return {
    system: facts.os,
    'tray icons': facts.hasTray,
    locale: facts.locale,
    region: facts.region ?? facts.locale,
    'time zone': facts.computerTimeZone,
    'starts at login': loginItem,
    'clock differs by ms': clockOffsetMs
  }
}

function account({ session }: AppState): Lines {
  const company = 'company' in session ? session.company : null
  const person = 'person' in session ? session.person : null
  return {
    session: session.kind,
    kind: session.kind === 'signed-in' ? session.accountKind : null,
    role: person?.accessRole ?? null,
    'profile zone': person?.timeZone ?? null,
    'timer mode': company?.timerMode ?? null,
    'time format': company?.timeFormat ?? null,
    clock: company?.clock ?? null,
    'week starts': company?.weekStartDay ?? null
  }
}

function otherAccounts({ accounts }: AppState): Lines {
  const others = accounts.filter(({ isCurrent }) => !isCurrent)
  return {
    'kept and not open': others.length,
    'timers run': others.filter(({ running }) => running !== null).length,
    'changes waiting': others.reduce((sum, { waiting }) => sum + waiting, 0),
    'refusals and questions': others.reduce((sum, { needsPerson }) => sum + needsPerson, 0),
    'without a token': others.filter(({ needsToken }) => needsToken).length
  }
}

function entries({ running, today, recents, favourites, idle }: AppState): Lines {
  return {
    'timer runs': running !== null,
    'entries today': today.entries.length,
    recents: recents.length,
    favourites: favourites.length,
    'question about an absence': idle !== null
  }
}

function harvest({ sync, notices }: AppState, now: number): Lines {
  const { status, pending, refused, lastPulledAt } = sync
  return {
    status,
    'changes waiting': pending,
    'changes refused': refused.length,
    'refused because': counted(refused.map(({ failure }) => failure.kind)),
    'last read minutes ago':
      lastPulledAt === null ? null : Math.round((now - lastPulledAt) / 60_000),
    notices: counted(notices.map(({ kind }) => kind))
  }
}

function settings({ settings: chosen }: AppState): Lines {
  return {
    theme: chosen.theme,
    language: chosen.language,
    region: chosen.region,
    'text in the menu bar': chosen.trayLabel,
    discreet: chosen.discreet,
    'start at login': chosen.launchAtLogin,
    'single-letter keys': chosen.letterKeys,
    'ask about absences': chosen.idle.enabled,
    'threshold in minutes': chosen.idle.thresholdMinutes,
    reminders: Object.entries(chosen.reminders)
      .filter(([, value]) => value === true || (typeof value === 'object' && value.isOn))
      .map(([name]) => name)
      .join(', '),
    'notices of changes elsewhere': chosen.externalChangeNotices,
    favourites: chosen.favourites.length,
    'trusted hosts': chosen.allowedHosts.length
  }
}

function hotkeys({ hotkeys: all }: AppState): Lines {
  return Object.fromEntries(
    all.map(({ action, accelerator, status, refusal }) => [
      action,
      `${accelerator ?? 'none'}, ${status}${refusal ? `, refused: ${refusal.reason}` : ''}`
    ])
  )
}

function counted(kinds: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ') || 'none'
}
