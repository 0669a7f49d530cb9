import type { Absence, Span } from '#shared/idle.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import type { KeptPresence } from './detector.ts'

/** A question that waits for its answer; instants by Harvest's clock. */
export interface Asked {
  readonly entryKey: EntryKey
  /** In order and apart. */
  readonly absences: readonly Absence[]
}

/** What is kept on the disk of questions and of presence. */
export interface IdleDocument {
  readonly asked: Asked | null
  readonly presence: KeptPresence | null
}

/** The document as it was written; anything else was never ours. */
export function readDocument(document: unknown): IdleDocument {
  const { asked, presence } = (document ?? {}) as Partial<IdleDocument>
  const isAsked = Array.isArray(asked?.absences) && asked.absences.length > 0
  return { asked: isAsked ? (asked ?? null) : null, presence: presence ?? null }
}

/** Two absences are one question: what was worked between them is no part of it. */
export function withAbsence(absences: readonly Absence[], added: Absence): readonly Absence[] {
  const merged: Absence[] = []
  for (const each of [...absences, added].toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1)
    if (last && each.from <= last.to)
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, each.to) }
    else merged.push(each)
  }
  return merged
}

/** The absences while a timer ran: none of them begins before it, or is shorter than the threshold. */
export function whileRunning(
  absences: readonly Absence[],
  startedAt: number,
  thresholdMs: number
): readonly Absence[] {
  return absences
    .map((absence) => ({ ...absence, from: Math.max(absence.from, startedAt) }))
    .filter(({ from, to }: Span) => to - from >= thresholdMs)
}
