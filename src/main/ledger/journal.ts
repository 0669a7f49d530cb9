import { randomUUID } from 'node:crypto'
import type { Failure } from '#shared/failure.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import type { RemoteCopies } from './remote-copies.ts'
import type { Intent } from './intents.ts'
import type {
  ClockDoubt,
  NewOperation,
  OpenQuestion,
  Operation,
  OperationStatus
} from './operations.ts'
import type { Progress } from './operation-progress.ts'
import { isOfKind } from './operations.ts'
import type { RemoteCopy } from './overlay.ts'
import { endOfMade, isAboutTimer, TIMER_KINDS, timerOf } from './remote-timer.ts'
import { operationOf } from './decode-rows.ts'
import type { Statements } from './statements.ts'

/** The operations that Harvest has not confirmed. Callers of writes provide the transaction. */
export class Journal {
  readonly #statements: Statements
  readonly #copies: Pick<RemoteCopies, 'byKeys'>
  /** Cached between two writes. */
  #operations: readonly Operation[] | null = null

  constructor(statements: Statements, copies: Pick<RemoteCopies, 'byKeys'>) {
    this.#statements = statements
    this.#copies = copies
    statements.onTransaction(() => (this.#operations = null))
    // a request that was under way when the last process ended may or may not have arrived
    statements.run(`UPDATE operation SET status = 'unknown' WHERE status = 'sending'`)
  }

  /** Returns the operations in the order in which they were given. */
  operations(): readonly Operation[] {
    this.#operations ??= this.#statements.decoded(
      operationOf,
      'SELECT * FROM operation ORDER BY sequence'
    )
    return this.#operations
  }

  /**
   * Stores new operations.
   * @param at when they were given, epoch milliseconds by Harvest's clock; 0 if unknown
   * @returns their ids; `''` for one that amends a refused operation
   */
  insert(
    operations: readonly NewOperation[],
    at: number,
    clock: ClockDoubt | null = null
  ): readonly string[] {
    return operations.map(({ entryKey, intent, user, amends }) => {
      if (amends) return this.#amend(amends, at, clock)
      this.#withdrawQuestion(entryKey)
      const copy = this.#copies.byKeys([entryKey])[0]?.entry
      const timer = TIMER_KINDS.some((kind) => kind === intent.kind) ? timerOf(copy) : undefined
      const id = randomUUID()
      this.#statements.run(
        `INSERT INTO operation (id, entry_key, intent, status, made_at, user, clock, progress)
         VALUES (?, ?, ?, 'waiting', ?, ?, ?, ?)`,
        id,
        entryKey,
        JSON.stringify(intent),
        at === 0 ? null : at,
        user ? JSON.stringify(user) : null,
        clock ? JSON.stringify(clock) : null,
        timer ? JSON.stringify({ timer }) : null
      )
      return id
    })
  }

  /**
   * Withdraws the question about a start that ended within Harvest's grain, or a stop of more than a day:
   * another operation on the entry follows, which may delete it, continue its timer or give it other hours.
   */
  #withdrawQuestion(key: EntryKey): void {
    this.#statements.run(
      `UPDATE operation SET status = 'waiting', question = NULL
       WHERE entry_key = ? AND status = 'asking' 
         AND json_extract(question, '$.kind') IN ('too-short', 'too-long')`,
      key
    )
  }

  /** Changes a refused operation into `intent` and sends it again. A stop or a cut starts over from its first request. */
  #amend(
    { id, intent }: NonNullable<NewOperation['amends']>,
    at: number,
    clock: ClockDoubt | null
  ): string {
    this.#statements.run(
      `UPDATE operation SET status = 'waiting', intent = ?, failure = NULL, attempts = 0,
         next_attempt_at = NULL WHERE id = ? AND status = 'refused'`,
      JSON.stringify(intent),
      id
    )
    if (intent.kind === 'stop' || intent.kind === 'trim')
      this.#statements.run(
        'UPDATE operation SET step = 0, made_at = ?, clock = ? WHERE id = ?',
        at === 0 ? null : at,
        clock ? JSON.stringify(clock) : null,
        id
      )
    return ''
  }

  markSending({ id, progress }: Pick<Operation, 'id' | 'progress'>, now: number): void {
    this.#statements.run(
      `UPDATE operation SET status = 'sending', attempts = attempts + 1, sent_at = ?,
         next_attempt_at = NULL, progress = ? WHERE id = ?`,
      now,
      JSON.stringify(progress),
      id
    )
  }

  setStatus(
    operation: Operation,
    status: OperationStatus,
    change: {
      readonly step?: number
      readonly failure?: Failure
      readonly question?: OpenQuestion
      readonly until?: number | null
    }
  ): void {
    this.#statements.run(
      `UPDATE operation SET status = ?, step = ?, failure = ?, question = ?, next_attempt_at = ?,
         progress = ? WHERE id = ?`,
      status,
      change.step ?? operation.step,
      change.failure ? JSON.stringify(change.failure) : null,
      change.question ? JSON.stringify(change.question) : null,
      change.until ?? null,
      JSON.stringify(operation.progress),
      operation.id
    )
  }

  /** Stores the timer that a request of ours left running in the later stops, restarts and cuts of its entry. */
  setTimer(operation: Operation, { key, entry }: RemoteCopy): void {
    const running = timerOf(entry)
    if (!running) return
    const joined = isOfKind(operation, 'restart') ? operation.progress.joined : undefined
    const timer = joined === undefined ? running : { ...running, since: joined }
    for (const later of this.operations().filter(isAboutTimer)) {
      if (later.entryKey !== key || later.sequence <= operation.sequence) continue
      const { ended: _, ...rest } = later.progress
      this.#setProgress(later.id, { ...rest, timer })
    }
  }

  /**
   * Records the end of the timer (time and hours) when Gleaner first sees it ended. The waiting stops and cuts of the
   * entry need it, and so does a start that is not corrected yet.
   */
  noteEnd({ key, entry }: RemoteCopy): void {
    if (entry.isRunning) return
    for (const operation of this.operations()) {
      const { id, entryKey, status, step } = operation
      if (entryKey !== key || status !== 'waiting') continue
      const isStarted = isOfKind(operation, 'start') && step > 0
      if (!isStarted && !(isAboutTimer(operation) && operation.progress.timer)) continue
      const { progress } = operation
      if (progress.ended) continue
      const latest = { at: Date.parse(entry.updatedAt), hours: entry.hours }
      const ended = isOfKind(operation, 'start') ? endOfMade(entry, operation.intent.entry) : latest
      this.#setProgress(id, { ...progress, ended })
    }
  }

  /**
   * After a cut has shortened a finished entry, subtracts the cut from the timer that later stops expect. The end of
   * the timer does not change.
   * Example: a timer from 9:00 to 10:00 without 0.25 h counts as if it had begun with -0.25 h.
   */
  noteCut(
    { sequence, intent }: Operation,
    before: RemoteCopy | undefined,
    { key, entry }: RemoteCopy
  ): void {
    if (intent.kind !== 'trim' || entry.isRunning || !before || before.entry.isRunning) return
    const change = entry.hours - before.entry.hours
    if (change === 0) return
    for (const each of this.operations().filter(isAboutTimer)) {
      const { timer, ended } = each.progress
      const isLater = each.entryKey === key && each.sequence > sequence
      if (!isLater || !timer || ended?.hours !== before.entry.hours) continue
      this.#setProgress(each.id, {
        ...each.progress,
        timer: { ...timer, banked: timer.banked + change },
        ended: { ...ended, hours: entry.hours }
      })
    }
  }

  #setProgress(id: string, progress: Progress): void {
    this.#statements.run(
      'UPDATE operation SET progress = ? WHERE id = ?',
      JSON.stringify(progress),
      id
    )
  }

  /** Gives an operation a fitted intent, or deletes it if `intent` is null. */
  fit(id: string, intent: Intent | null): void {
    const operation = this.operations().find((each) => each.id === id)
    if (!operation || !intent) return this.forget(id)
    this.#statements.run(
      `UPDATE operation SET status = 'waiting', intent = ?, progress = ? WHERE id = ?`,
      JSON.stringify(intent),
      JSON.stringify({ ...operation.progress, isFitted: true }),
      id
    )
  }

  /** Gives a waiting operation another entry and intent, as if it had been given like that. */
  rewrite(id: string, entryKey: EntryKey, intent: Intent): void {
    this.#statements.run(
      `UPDATE operation SET entry_key = ?, intent = ?, progress = '{}' WHERE id = ?`,
      entryKey,
      JSON.stringify(intent),
      id
    )
  }

  /** Continues an operation that waits for a decision of the user, with this intent. */
  resolve(id: string, intent: Intent): void {
    this.#statements.run(
      `UPDATE operation SET status = 'waiting', question = NULL, intent = ?
       WHERE id = ? AND status = 'asking'`,
      JSON.stringify(intent),
      id
    )
  }

  /** Lets an operation wait until an instant, epoch milliseconds. */
  postpone(id: string, until: number): void {
    this.#statements.run('UPDATE operation SET next_attempt_at = ? WHERE id = ?', until, id)
  }

  /** Makes a refused operation wait again. One that waits for an instant or for a lookup is due now. */
  retry(id: string): void {
    this.#statements.run(
      `UPDATE operation SET status = 'waiting', failure = NULL, attempts = 0,
         progress = json_remove(progress, '$.isContradicted')
       WHERE id = ? AND status = 'refused'`,
      id
    )
    this.#statements.run(
      `UPDATE operation SET next_attempt_at = NULL WHERE id = ? AND status IN ('waiting', 'unknown')`,
      id
    )
  }

  /**
   * Makes the operation due for lookup now. If it was `asking` or `refused`, its entry has turned up at Harvest: it goes
   * back to `unknown`.
   */
  lookUpNow(id: string): void {
    this.#statements.run(
      `UPDATE operation SET next_attempt_at = NULL, question = NULL, failure = NULL,
         status = CASE WHEN status IN ('asking', 'refused') THEN 'unknown' ELSE status END
       WHERE id = ?`,
      id
    )
  }

  /** Stores corrected instants and clears the clock doubt. */
  setInstants({
    id,
    intent,
    madeAt,
    sentAt
  }: Pick<Operation, 'id' | 'intent' | 'madeAt' | 'sentAt'>): void {
    this.#statements.run(
      'UPDATE operation SET intent = ?, made_at = ?, sent_at = ?, clock = NULL WHERE id = ?',
      JSON.stringify(intent),
      madeAt,
      sentAt,
      id
    )
  }

  /** Plans operations of unknown outcome again instead of looking them up: the copy to compare with was lost. */
  planAgain(key: EntryKey): void {
    this.#statements.run(
      `UPDATE operation SET status = 'waiting' WHERE entry_key = ? AND status = 'unknown'`,
      key
    )
  }

  forget(id: string): void {
    this.#statements.run('DELETE FROM operation WHERE id = ?', id)
  }

  /** Deletes the operations on an entry that are later than `sequence`. Returns their ids. */
  forgetAfter(key: EntryKey, sequence: number): readonly string[] {
    return this.#forgetWhere((each) => each.entryKey === key && each.sequence > sequence)
  }

  /** Deletes the operations on an entry, except one that is under way. Returns their ids. */
  forgetAllOn(key: EntryKey): readonly string[] {
    return this.#forgetWhere((each) => each.entryKey === key && each.status !== 'sending')
  }

  #forgetWhere(isForgotten: (operation: Operation) => boolean): readonly string[] {
    const ids = this.operations()
      .filter(isForgotten)
      .map(({ id }) => id)
    for (const id of ids) this.forget(id)
    return ids
  }
}
