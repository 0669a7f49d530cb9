import type { ClockStyle } from '#shared/company.ts'
import { formatQuickTime, type QuickInput } from '#shared/quick-entry/quick-entry.ts'
import type { QuickCommand, QuickWords } from '#shared/quick-entry/vocabulary.ts'
import type { NamedWork } from '#shared/project-assignment.ts'
import type { Recent } from '#shared/state.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { Hundredths } from '#shared/hours.ts'
import type { Understood } from './understand.ts'

/** A suggestion in the list under the field. Enter chooses the highlighted one, at first the first. */
export type Offer =
  /** Saves the parsed entry. */
  | { readonly kind: 'save'; readonly understood: Understood; readonly work: NamedWork }
  | { readonly kind: 'choose'; readonly work: NamedWork }
  /** Replaces the text of the line. */
  | { readonly kind: 'answer'; readonly text: string; readonly answer: string }
  | { readonly kind: 'command'; readonly command: QuickCommand }
  | { readonly kind: 'continue'; readonly recent: Recent }
  | { readonly kind: 'change'; readonly hours: Hundredths; readonly entry: TimeEntry }

export interface OfferFacts {
  readonly text: string
  readonly input: QuickInput
  /** Null unless the input is an entry. */
  readonly understood: Understood | null
  readonly recents: readonly Recent[]
  readonly running: TimeEntry | null
  readonly today: readonly TimeEntry[]
  readonly words: QuickWords
  readonly clockStyle: ClockStyle
  /** Returns the text with an answer in place of the ambiguous part. */
  readonly answered: (answer: string) => string
}

const MOST = 6
const MOST_RECENTS = 5
const WITHOUT_TYPING: readonly QuickCommand[] = ['week', 'settings']

/** Returns the suggestions for a line, the most likely first. */
export function offersOf(facts: OfferFacts): readonly Offer[] {
  const { input } = facts
  switch (input.kind) {
    case 'empty':
      return offersWithoutTyping(facts)
    case 'command':
      return [{ kind: 'command', command: input.command }]
    case 'change':
      return changeOffers(input.hours, facts)
    case 'entry':
      return [...entryOffers(facts), ...commandsThatBegin(facts)]
  }
}

function offersWithoutTyping({ recents, running }: OfferFacts): readonly Offer[] {
  const first: readonly QuickCommand[] = running ? ['stop'] : []
  const others = recents.filter(({ entryKey }) => entryKey !== running?.key)
  return [
    ...first.map((command): Offer => ({ kind: 'command', command })),
    ...others.slice(0, MOST_RECENTS).map((recent): Offer => ({ kind: 'continue', recent })),
    ...WITHOUT_TYPING.map((command): Offer => ({ kind: 'command', command }))
  ]
}

/** Returns the running timer, or today's entries, the latest first. */
function changeOffers(hours: Hundredths, { running, today }: OfferFacts): readonly Offer[] {
  if (running) return [{ kind: 'change', hours, entry: running }]
  return today
    .filter((entry) => !entry.isLocked && entry.startedTime === null && entry.hours + hours > 0)
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
    .slice(0, MOST)
    .map((entry) => ({ kind: 'change', hours, entry }))
}

function entryOffers(facts: OfferFacts): readonly Offer[] {
  const { understood, answered } = facts
  if (!understood) return []
  const [question] = understood.questions
  if (question) {
    return question.answers.map((answer) => ({
      kind: 'answer',
      answer,
      text: answered(answer)
    }))
  }
  const { work } = understood
  if (work.kind !== 'known') {
    return work.matches.map((match) => ({ kind: 'choose', work: match.work }))
  }
  return momentOffers(work.work, understood, facts)
}

function momentOffers(
  work: NamedWork,
  understood: Understood,
  { clockStyle, answered }: OfferFacts
): readonly Offer[] {
  const { moment } = understood
  if (moment.kind === 'needs-hours') return []
  if (moment.kind !== 'needs-times') return [{ kind: 'save', understood, work }]
  if (!moment.untilNow) return []
  const answer = formatQuickTime({ kind: 'range', ...moment.untilNow }, clockStyle)
  return [{ kind: 'answer', answer, text: answered(answer) }]
}

/** Returns the commands whose name begins with the line. One letter is not enough. */
function commandsThatBegin({ text, words }: OfferFacts): readonly Offer[] {
  const typed = text.trim().toLowerCase()
  if (typed.length < 2) return []
  const found = Array.from(words.commands).filter(([name]) => name.startsWith(typed))
  return Array.from(new Set(found.map(([, command]) => command)), (command) => ({
    kind: 'command',
    command
  }))
}
