import { changing } from './page/changing.ts'
import { creating } from './page/creating.ts'
import { everyRequest } from './page/every-request.ts'
import { timeEntryObject } from './page/object.ts'
import { requiredPermissions } from './page/permissions.ts'
import { reading } from './page/reading.ts'
import { timers } from './page/timers.ts'
import type { PageSection } from './page/section.ts'

/** Harvest’s Time Entries page, line by line, in its order. */
export const page: readonly PageSection[] = [
  ...timeEntryObject,
  ...requiredPermissions,
  ...reading,
  ...creating,
  ...changing,
  ...timers,
  ...everyRequest
]
