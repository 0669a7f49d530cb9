import type { Hundredths } from '#shared/hours.ts'
import type { EntryKey } from '#shared/time-entry.ts'
import type { IntentKind } from './intents.ts'
import type { SentRequest } from './sent-request.ts'

/** A timer that runs at Harvest. Instants are epoch milliseconds. */
export interface RemoteTimer {
  readonly startedAt: number
  /** The hours of the entry at `startedAt`. */
  readonly banked: Hundredths
  /**
   * Set if a request of Gleaner has since made Harvest start to count again: when another device started the timer,
   * or null if unknown.
   */
  readonly since?: number | null
}

/** A timer that was found ended at Harvest. */
export interface EndedTimer {
  /** When Harvest had last changed the entry at that time, epoch milliseconds. */
  readonly at: number
  readonly hours: Hundredths
}

/** The progress that operations of every kind can have. */
interface CommonProgress {
  /** The request under way, as it was sent. A lookup compares Harvest's entry with it. */
  readonly request?: SentRequest
  /** True if an earlier attempt got no answer and the last lookup did not find it. */
  readonly isLost?: boolean
  /** True if a lookup found that the last request had happened. */
  readonly isFound?: boolean
  /** True if an answer lacked the time that its request set. The account has been read again since. */
  readonly isContradicted?: boolean
  /** True if the token was refused for the last request. One lookup finds out whether it was carried out. */
  readonly isUnauthorised?: boolean
  /** How many answers to requests of this operation were about something else, or could not be read. */
  readonly unexpected?: number
  /** Entries whose time on the next day is stored as entries of their own. */
  readonly split?: readonly EntryKey[]
}

/** The progress of operations that create entries. */
interface CreatingProgress extends CommonProgress {
  /** The marker that the create now under way carries. */
  readonly marker?: string
  /** Entries that the operation has created and that were read by their id since. */
  readonly verified?: readonly EntryKey[]
}

/** The progress of operations that start a timer in a new entry. */
interface StartingProgress extends CreatingProgress, StartTimeProgress, OtherTimersProgress {}

/** The progress of operations that set when a timer began. */
interface StartTimeProgress {
  /** `new` if Harvest understood the start that was sent as another instant; `seen` while that is being corrected. */
  readonly mistimed?: 'new' | 'seen'
}

/** The progress of operations that start a timer. */
interface OtherTimersProgress {
  /**
   * How many stops were stored before this start could be sent: of other timers, or of its own timer because a newer
   * one runs.
   */
  readonly timersEnded?: number
}

/** The progress of operations that build on the timer that runs at Harvest. */
interface TimerProgress extends CommonProgress {
  /**
   * The timer at Harvest that the operation builds on, as the last response to a request of Gleaner showed it. A
   * timer that began later without such a request is not the one that the user meant.
   */
  readonly timer?: RemoteTimer
  /** The end of `timer` as Harvest's copy first showed it. Later requests of Gleaner move `updatedAt`. */
  readonly ended?: EndedTimer
}

/** The progress of operations that end a timer. */
interface EndingProgress extends TimerProgress {
  /**
   * When the entry's timer began at Harvest, before the request that ended it; epoch milliseconds. It is earlier by the
   * hours that the entry had before, because a start/end account stores only one span per entry.
   */
  readonly beganAt?: number
}

interface StartProgress extends StartingProgress {
  /** The end of the timer that the operation started, as Harvest's copy first showed it. */
  readonly ended?: EndedTimer
}

interface StopProgress extends EndingProgress {
  /** The hours that the entry must have in the end. */
  readonly target?: Hundredths
  /** The hours that Harvest gave the entry when it carried out the stop, before they are corrected. */
  readonly left?: Hundredths
  /** True if Harvest carried out the stop later than the click: its clock or hours are compared. */
  readonly isLate?: boolean
}

interface RestartProgress extends TimerProgress, OtherTimersProgress {
  /** The hours of the entry when the operation first reached it. */
  readonly banked?: Hundredths
  /**
   * Set if another device's timer was already running when the restart was sent: when that timer began (epoch
   * milliseconds), or null if unknown.
   */
  readonly joined?: number | null
}

interface CutProgress extends EndingProgress, StartingProgress {
  /** True once the cut was fitted to a timer that another device had changed. */
  readonly isFitted?: boolean
  /** The request that shortens the entry: when it left (epoch milliseconds), and to which hours. */
  readonly shortened?: { readonly sentAt: number; readonly hours?: Hundredths | undefined }
}

/** The progress of an operation's requests, by the kind of its intent. */
export interface ProgressOf {
  readonly create: CreatingProgress
  readonly start: StartProgress
  readonly update: CommonProgress & StartTimeProgress
  readonly delete: CommonProgress
  readonly stop: StopProgress
  readonly restart: RestartProgress
  readonly removeReference: CommonProgress
  readonly trim: CutProgress
}

export type Progress = ProgressOf[IntentKind]
