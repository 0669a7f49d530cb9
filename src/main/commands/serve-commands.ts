import type { IpcPort, Logger } from '#main/platform/ports.ts'
import { isDiskTrouble } from '#main/sync/disk-trouble.ts'
import type { Failure } from '#shared/failure.ts'
import type { CommandName, CommandResult, WindowName } from '#shared/ipc.ts'
import type { ReceivedArgument } from '#shared/received-argument.ts'
import { COMMAND_NAMES } from '#shared/ipc.ts'
import { ARGUMENTS } from './command-schemas.ts'

/** A handler for each command. `from` is the window that sent it. */
export type Handlers = {
  readonly [Name in CommandName]: (
    argument: ReceivedArgument<Name>,
    from: WindowName
  ) => CommandResult<Name> | Promise<CommandResult<Name>>
}

/**
 * Handles the commands of Gleaner's windows. An argument that does not match its schema is refused, and logged without
 * its content. If a handler throws, the result is the failure `internal` or `disk`.
 */
export function serveCommands(ipc: IpcPort, handlers: Handlers, logger: Logger): void {
  for (const name of COMMAND_NAMES) serve(ipc, name, handlers, logger)
}

function serve<Name extends CommandName>(
  ipc: IpcPort,
  name: Name,
  handlers: Handlers,
  logger: Logger
): void {
  const refuse = (failure: Failure) => ({ ok: false, failure }) as CommandResult<Name>
  ipc.handle(name, async (from, argument) => {
    try {
      const parsed = ARGUMENTS[name].safeParse(argument)
      if (!parsed.success) {
        logger.warn('command refused', { name, window: from })
        return refuse({ kind: 'invalid-input' })
      }
      return await handlers[name](parsed.data as ReceivedArgument<Name>, from)
    } catch (error) {
      logger.error(`command ${name} failed`, error)
      return refuse({ kind: isDiskTrouble(error) ? 'disk' : 'internal' })
    }
  })
}
