import { HOUR, MINUTE, SECOND } from '#shared/durations.ts'
import { SETTLING_WINDOW } from '#main/sync/push/lost-answers.ts'
import type { FormField } from './forms.ts'
import type { NetworkFault } from './network.ts'
import { EVERYBODY } from './people.ts'
import type { PersonKind } from './people.ts'
import { Random } from './random.ts'

/** One thing that happens. `pick` selects what it happens to, among what exists at that time. */
export type Step = { readonly gapMs: number; readonly pick: number } & (
  | {
      readonly kind: 'command'
      readonly command:
        'start' | 'stop' | 'continue' | 'create' | 'notes' | 'time' | 'work' | 'delete' | 'trim'
    }
  | {
      readonly kind: 'elsewhere'
      readonly act: 'notes' | 'hours' | 'create' | 'start' | 'stop' | 'delete'
      /** The form whose entry it happens to. Without it, any entry. */
      readonly form?: number
    }
  /** The user has been away until now while a timer ran, and the question stays open. */
  | { readonly kind: 'away'; readonly question: number }
  | {
      readonly kind: 'answer'
      readonly question: number
      readonly answer: 'continue-and-remove' | 'stop-and-remove'
      /** `both` means the same rule on both computers. */
      readonly byRule: 'person' | 'rule' | 'both'
    }
  | { readonly kind: 'hotkey' }
  /** The user sleeps. A timer that they forgot causes an idle question in the morning. */
  | {
      readonly kind: 'night'
      readonly ms: number
      readonly forgets: boolean
      readonly answer: 'continue-and-remove' | 'stop-and-remove' | 'nothing'
    }
  | {
      readonly kind: 'undo'
      readonly command: 'create' | 'notes' | 'time' | 'delete' | 'stop'
      /** The time until the change is undone. */
      readonly afterMs: number
    }
  | { readonly kind: 'open'; readonly form: number; readonly field: FormField }
  | { readonly kind: 'save'; readonly form: number }
  | { readonly kind: 'fault'; readonly fault: NetworkFault; readonly isForWrites: boolean }
  | { readonly kind: 'offline'; readonly ms: number; readonly isSilent: boolean }
  | { readonly kind: 'jump'; readonly ms: number }
  /** An administrator changes the timer mode of the account to the other one. */
  | { readonly kind: 'mode' }
  /** The zone of the person's profile changes. */
  | { readonly kind: 'zone'; readonly zone: string }
  | { readonly kind: 'kill'; readonly hooks: number }
)

export interface Script {
  readonly seed: number
  readonly mode: 'duration' | 'timestamps'
  readonly isInChild: boolean
  /** The probability that both sides make a change that only the user can settle. */
  readonly quarrel: number
  readonly startsAt: number
  readonly refusesReferences: boolean
  /** True if changes elsewhere are made in a second Gleaner. */
  readonly hasSecond: boolean
  /** True if some responses are about something else, see `StrangeAnswers`. */
  readonly hasStrangeAnswers?: boolean
  readonly steps: readonly Step[]
}

const CALM = 0.0003
const QUARRELSOME = 0.25

/** Returns a day or two of a user's work, decided by a seed. */
export function scriptOf(
  seed: number,
  isQuarrelsome: boolean,
  people: ReadonlySet<PersonKind> = EVERYBODY
): Script {
  const random = new Random(seed)
  const quarrel = isQuarrelsome ? QUARRELSOME : CALM
  const isInChild = seed % 5 === 0
  const steps: Step[] = []
  const commands = random.between(45, 60)
  for (let count = 0; count < commands; count++) steps.push(commandStep(random))
  const extra = [
    ...Array.from({ length: random.between(5, 9) }, () => faultStep(random, quarrel)),
    ...Array.from({ length: random.between(0, 2) }, () => offlineStep(random)),
    ...Array.from({ length: random.between(1, 6) }, () => elsewhereStep(random)),
    ...(random.chance(0.4) ? [jumpStep(random)] : []),
    ...(isInChild ? Array.from({ length: random.between(1, 3) }, () => killStep(random)) : [])
  ]
  for (const step of extra) steps.splice(random.between(1, steps.length), 0, step)
  addPeople(steps, seed, people)
  const days = [Date.UTC(2026, 10, 18, 7), Date.UTC(2026, 9, 24, 19), Date.UTC(2026, 2, 28, 20)]
  return {
    seed,
    mode: random.chance(0.5) ? 'duration' : 'timestamps',
    isInChild,
    quarrel,
    startsAt: random.pick(days) + random.between(0, 3 * HOUR),
    refusesReferences: random.chance(0.15),
    hasSecond: people.has('second') && new Random(seed * 37 + 19).chance(0.4),
    steps
  }
}

/**
 * Adds the steps of each kind of people from its own random numbers, so that leaving one out changes nothing for the
 * others.
 */
function addPeople(steps: Step[], seed: number, people: ReadonlySet<PersonKind>): void {
  if (people.has('forms')) addForms(steps, new Random(seed * 13 + 5))
  if (people.has('away')) addAway(steps, new Random(seed * 19 + 11), people.has('second'))
  if (people.has('hotkeys')) addHotkeys(steps, new Random(seed * 23 + 13))
  if (people.has('undo')) addUndo(steps, new Random(seed * 29 + 17))
  if (people.has('days')) addNights(steps, new Random(seed * 41 + 23))
  if (people.has('mode')) addModes(steps, new Random(seed * 43 + 29))
  if (people.has('zone')) addZones(steps, new Random(seed * 47 + 31))
}

/** Adds idle questions that stay open for a while, and rules that choose at once, possibly on two computers. */
function addAway(steps: Step[], random: Random, isTwice: boolean): void {
  for (let question = random.between(1, 4); question > 0; question--) {
    const answer = random.pick(['continue-and-remove', 'stop-and-remove'] as const)
    const byRule = random.weighted({ person: 3, rule: 1, both: isTwice ? 2 : 0 })
    const at = random.between(0, steps.length)
    const [gapMs, pick] = [random.between(12 * MINUTE, 40 * MINUTE), random.next()]
    const later = at + (byRule === 'person' ? random.between(0, 6) : 0)
    const waits = random.between(SECOND, 10 * MINUTE)
    steps.splice(later, 0, { kind: 'answer', question, answer, byRule, gapMs: waits, pick })
    steps.splice(at, 0, { kind: 'away', question, gapMs, pick })
  }
}

function addHotkeys(steps: Step[], random: Random): void {
  for (let count = random.between(1, 5); count > 0; count--) {
    const gapMs = random.chance(0.3)
      ? random.between(SECOND, MINUTE)
      : random.between(1.6 * MINUTE, 6 * MINUTE)
    const at = random.between(0, steps.length)
    steps.splice(at, 0, { kind: 'hotkey', gapMs, pick: random.next() })
    // the running timer changes elsewhere, and Gleaner has not fetched that yet
    const act = random.pick(['start', 'stop', 'stop', 'nothing'] as const)
    const since = random.between(3 * MINUTE, 9 * MINUTE)
    if (act !== 'nothing')
      steps.splice(at, 0, { kind: 'elsewhere', act, gapMs: since, pick: random.next() })
  }
}

/** Makes the work go on for days in every other history. */
function addNights(steps: Step[], random: Random): void {
  if (!random.chance(0.5)) return
  for (let count = random.between(1, 3); count > 0; count--) {
    const answer = random.pick(['continue-and-remove', 'stop-and-remove', 'nothing'] as const)
    const forgets = random.chance(0.7)
    const hours = random.between(8 * HOUR, 15 * HOUR)
    const at = random.between(10, steps.length)
    const gapMs = random.between(MINUTE, 20 * MINUTE)
    steps.splice(at, 0, { kind: 'night', ms: hours, forgets, answer, gapMs, pick: random.next() })
  }
}

/** In every third history the timer mode changes, often while the computer is offline. */
function addModes(steps: Step[], random: Random): void {
  if (!random.chance(0.33)) return
  for (let count = random.between(1, 2); count > 0; count--)
    addChange(steps, random, { kind: 'mode' })
}

const ZONES = [
  'America/New_York',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Pacific/Honolulu',
  'Europe/London',
  'Europe/Berlin'
] as const

/** In every third history the person moves, often while the computer is offline. */
function addZones(steps: Step[], random: Random): void {
  if (!random.chance(0.33)) return
  for (let count = random.between(1, 3); count > 0; count--)
    addChange(steps, random, { kind: 'zone', zone: random.pick(ZONES) })
}

/** A change of the account; in half of the cases the computer is offline around it. */
function addChange(
  steps: Step[],
  random: Random,
  change: { readonly kind: 'mode' } | { readonly kind: 'zone'; readonly zone: string }
): void {
  const isOffline = random.chance(0.5)
  const at = random.between(3, steps.length)
  const before = Math.max(0, at - random.between(0, 5))
  const gapMs = random.between(SECOND, 20 * MINUTE)
  steps.splice(at, 0, { ...change, gapMs, pick: random.next() })
  if (!isOffline) return
  const ms = random.between(10 * MINUTE, 2 * HOUR)
  const isSilent = random.chance(0.3)
  steps.splice(before, 0, { kind: 'offline', ms, isSilent, gapMs: SECOND, pick: 0 })
}

function addUndo(steps: Step[], random: Random): void {
  for (let count = random.between(0, 3); count > 0; count--) {
    const command = random.pick(['create', 'notes', 'time', 'delete', 'stop'] as const)
    const isDaysLater = random.chance(0.15)
    const afterMs = isDaysLater
      ? random.between(20 * HOUR, 70 * HOUR)
      : random.between(SECOND, 20 * MINUTE)
    const at = isDaysLater ? steps.length : random.between(0, steps.length)
    const pick = random.next()
    steps.splice(at, 0, { kind: 'undo', command, afterMs, gapMs: gap(random), pick })
  }
}

/** Adds forms that stay open while the same or another field changes elsewhere, and are saved later. */
function addForms(steps: Step[], random: Random): void {
  const forms = random.between(2, 5)
  for (let form = 0; form < forms; form++) {
    const field = random.pick(['notes', 'time', 'work', 'delete'] as const)
    const act = random.weighted({ notes: 3, hours: 3, nothing: 2 })
    const opened = random.between(0, Math.max(0, steps.length - 20))
    const changed = opened + random.between(1, 8)
    const saved = changed + random.between(1, 8)
    const isPulled = random.chance(0.7)
    const gapMs = isPulled
      ? random.between(6 * MINUTE, 20 * MINUTE)
      : random.between(SECOND, MINUTE)
    steps.splice(saved, 0, { kind: 'save', form, gapMs, pick: random.next() })
    if (act !== 'nothing') {
      const gapMs = random.between(5 * SECOND, MINUTE)
      steps.splice(changed, 0, { kind: 'elsewhere', act, form, gapMs, pick: random.next() })
    }
    steps.splice(opened, 0, { kind: 'open', form, field, gapMs: SECOND, pick: random.next() })
  }
}

function gap(random: Random): number {
  if (random.chance(0.3)) return random.between(200, 5 * SECOND)
  if (random.chance(0.6)) return random.between(10 * SECOND, 4 * MINUTE)
  return random.chance(0.75)
    ? random.between(4 * MINUTE, 15 * MINUTE)
    : random.between(15 * MINUTE, 50 * MINUTE)
}

function commandStep(random: Random): Step {
  const command = random.weighted({
    start: 30,
    stop: 18,
    continue: 12,
    create: 10,
    notes: 12,
    time: 8,
    work: 4,
    delete: 4,
    trim: 6
  })
  return { kind: 'command', command, gapMs: gap(random), pick: random.next() }
}

function faultStep(random: Random, quarrel: number): Step {
  return {
    kind: 'fault',
    gapMs: random.between(0, MINUTE),
    pick: 0,
    isForWrites: random.chance(0.8),
    fault: fault(random, quarrel)
  }
}

function fault(random: Random, quarrel: number): NetworkFault {
  const kind = random.weighted({
    'drop-before-commit': 3,
    'commit-then-drop': 4,
    'delayed-commit': 4,
    'rate-limited': 3,
    'server-error': 3,
    'truncated-body': 2,
    'dead-connection': 2,
    'slow-answer': 2,
    'refused-connection': 1
  })
  switch (kind) {
    case 'delayed-commit': {
      const isBeyond = random.chance(quarrel)
      const ms = isBeyond
        ? random.between(SETTLING_WINDOW * 1.5, 2 * HOUR)
        : random.between(SECOND, SETTLING_WINDOW * 0.9)
      return { kind, ms, isBeyond }
    }
    case 'rate-limited': {
      const shapes = ['header-and-body', 'date-header', 'body-only', 'empty-html'] as const
      return { kind, shape: random.pick(shapes), seconds: random.between(1, 40) }
    }
    case 'server-error':
      return {
        kind,
        status: random.pick([500, 502, 503, 504] as const),
        isCommitted: random.chance(0.5)
      }
    case 'dead-connection':
      return { kind, isCommitted: random.chance(0.5) }
    case 'slow-answer':
      return { kind, ms: random.between(5 * SECOND, 25 * SECOND) }
    default:
      return { kind }
  }
}

function offlineStep(random: Random): Step {
  const ms = random.chance(0.5)
    ? random.between(2 * SECOND, 10 * MINUTE)
    : random.between(10 * MINUTE, 4 * HOUR)
  return {
    kind: 'offline',
    gapMs: random.between(0, MINUTE),
    pick: 0,
    ms,
    isSilent: random.chance(0.3)
  }
}

function elsewhereStep(random: Random): Step {
  const act = random.weighted({ notes: 4, hours: 3, create: 3, start: 3, stop: 3, delete: 2 })
  return {
    kind: 'elsewhere',
    act,
    gapMs: random.between(5 * SECOND, 10 * MINUTE),
    pick: random.next()
  }
}

function jumpStep(random: Random): Step {
  const size = random.between(10 * SECOND, 3 * HOUR)
  return { kind: 'jump', ms: random.chance(0.5) ? size : -size, gapMs: 0, pick: 0 }
}

function killStep(random: Random): Step {
  return { kind: 'kill', hooks: random.between(1, 250), gapMs: 0, pick: 0 }
}
