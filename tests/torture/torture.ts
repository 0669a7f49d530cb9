import { availableParallelism } from 'node:os'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Outcome } from './history.ts'
import { EVERYBODY, PATIENT } from './people.ts'
import type { PersonKind } from './people.ts'
import type { Protection } from './protection.ts'

export interface TortureOptions {
  readonly histories: number
  readonly seed: number
  /** The protection that is switched off; null for none. */
  readonly without: Protection | null
  /** True if trouble that only the user can settle is frequent instead of rare. */
  readonly isQuarrelsome: boolean
  /**
   * The people in the histories. By default everybody; with strange responses, only those whose changes need no
   * response at once.
   */
  readonly people?: ReadonlySet<PersonKind>
  /** True for responses with wrong ids and dates, of other requests, and with entries of a colleague. */
  readonly hasStrangeAnswers?: boolean
  readonly workers?: number
  readonly onHistory?: (done: number, outcome: SeededOutcome) => void
}

/** A message to a worker. */
export interface Order {
  readonly seed: number
  readonly without: Protection | null
  readonly isQuarrelsome: boolean
  readonly people: ReadonlySet<PersonKind>
  readonly hasStrangeAnswers?: boolean
}

export type SeededOutcome = Omit<Outcome, 'log'> & { readonly seed: number }

/** The final report. Each number counts what its name says, and `questions` counts histories. */
export interface Report {
  readonly histories: number
  readonly operations: number
  readonly lost: number
  readonly duplicated: number
  readonly hours_off: number
  readonly unsettled: number
  readonly questions: number
  /** Fields that differ from what was meant, and entries that are shown otherwise than they are. */
  readonly wrong: number
  readonly faults: Readonly<Record<string, number>>
  readonly failed: readonly number[]
}

/** Runs histories of consecutive seeds on as many processes as there are cores. */
export async function torture(options: TortureOptions): Promise<Report> {
  const { histories, seed, without, isQuarrelsome, hasStrangeAnswers = false, onHistory } = options
  const people = options.people ?? (hasStrangeAnswers ? PATIENT : EVERYBODY)
  const workers = Math.min(options.workers ?? availableParallelism(), histories)
  const outcomes: SeededOutcome[] = []
  let next = seed
  const take = () => (next < seed + histories ? next++ : null)
  await Promise.all(
    Array.from({ length: workers }, () =>
      work({ without, isQuarrelsome, people, hasStrangeAnswers }, take, (outcome) => {
        outcomes.push(outcome)
        onHistory?.(outcomes.length, outcome)
      })
    )
  )
  return reportOf(outcomes)
}

/** Runs one process that executes one history after the other. */
function work(
  given: Omit<Order, 'seed'>,
  take: () => number | null,
  done: (outcome: SeededOutcome) => void
): Promise<void> {
  const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning']
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const assign = (): void => {
    const seed = take()
    if (seed === null) worker.disconnect()
    else worker.send({ ...given, seed })
  }
  worker.on('message', (outcome: SeededOutcome) => {
    done(outcome)
    assign()
  })
  worker.on('exit', (code) =>
    code === 0 ? resolve() : reject(new Error(`a worker exited with ${code}`))
  )
  assign()
  return promise
}

export function isFailed(outcome: Omit<SeededOutcome, 'seed'>): boolean {
  const { lost, duplicated, hoursOff, wrong, unsettled } = outcome
  return [lost, duplicated, hoursOff, wrong, unsettled].some((each) => each.length > 0)
}

function reportOf(outcomes: readonly SeededOutcome[]): Report {
  const sum = (pick: (outcome: SeededOutcome) => number) =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0)
  const faults: Record<string, number> = {}
  for (const outcome of outcomes)
    for (const [name, hits] of Object.entries(outcome.faults))
      faults[name] = (faults[name] ?? 0) + hits
  return {
    histories: outcomes.length,
    operations: sum(({ operations }) => operations),
    lost: sum(({ lost }) => lost.length),
    duplicated: sum(({ duplicated }) => duplicated.length),
    hours_off: sum(({ hoursOff }) => hoursOff.length),
    unsettled: sum(({ unsettled }) => unsettled.length),
    questions: outcomes.filter(({ questions }) => questions.length > 0).length,
    wrong: sum(({ wrong }) => wrong.length),
    faults,
    failed: outcomes
      .filter(isFailed)
      .map(({ seed }) => seed)
      .toSorted((a, b) => a - b)
  }
}
