import { ConfigError } from '#main/config.ts'
import { DataFolderError } from '#main/platform/data-folder.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'

/** Describes in a locale (BCP 47) why Gleaner cannot start. The message of an unexpected error is left out. */
export function describeStartFailure(
  error: unknown,
  locale: string
): { title: string; text: string } {
  const { startup } = messagesFor(locale)
  if (error instanceof ConfigError)
    return { title: startup.cannotStart, text: error.describe(startup) }
  if (error instanceof DataFolderError)
    return {
      title: startup.dataFolderUnusable.title,
      text: startup.dataFolderUnusable.text({ path: error.folder })
    }
  return { title: startup.cannotStart, text: startup.failed }
}
