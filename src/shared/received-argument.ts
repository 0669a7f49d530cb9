import type { CommandArgument, CommandName } from './ipc.ts'
import type { SeenTimer } from './seen.ts'
import type { EntryEdit } from './time-entry.ts'

/**
 * The argument of a command as the main process accepts it. Windows must send what they showed, but
 * the main process does not rely on it. Without `seen`, the base is the oldest version that the
 * caller may have shown.
 */
export type ReceivedArgument<Name extends CommandName> = Name extends 'stopTimer' | 'toggleTimer'
  ? { readonly seen?: SeenTimer | null } | undefined
  : Name extends 'undo'
    ? Partial<CommandArgument<'undo'>>
    : Name extends 'editEntries'
      ? { readonly edits: readonly ReceivedEdit[] }
      : Name extends 'moveTimerStart'
        ? Partial<CommandArgument<'moveTimerStart'>> & { readonly startedAt: number }
        : WithOptionalSeen<CommandArgument<Name>>

/** An edit as the main process accepts it. */
export type ReceivedEdit = WithOptionalSeen<EntryEdit>

type WithOptionalSeen<Argument> = Argument extends { readonly seen: infer Seen }
  ? Omit<Argument, 'seen'> & { readonly seen?: Seen }
  : Argument
