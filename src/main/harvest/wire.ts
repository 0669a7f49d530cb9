import { z } from 'zod'
import { isSpentDate } from '#shared/time/spent-date.ts'

/* Harvest's JSON as far as Gleaner reads it. Unknown attributes are dropped, missing ones tolerated
   unless an entry would be wrong without them. */

/** More than any account has, and small enough that hundredths stay exact. */
const MOST_HOURS = 10_000_000

const id = z.int().nonnegative()
const text = z.string().nullish().catch(null)
const flag = z.boolean().nullish().catch(null)
const number = z.number().nullish().catch(null)
/* The API page shows numbers. A decimal as text is accepted. */
const hours = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number)
  ])
  .refine((value) => Math.abs(value) <= MOST_HOURS, 'not hours')
const instant = z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'not an instant')
/* The API page shows ids of references as numbers, the service sends texts. */
const looseId = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : String(value)))
  .catch(null)

export const named = z.object({ id, name: text })
const project = z.object({ id, name: text, code: text })

export const externalReference = z.object({
  id: looseId,
  group_id: looseId,
  account_id: looseId,
  permalink: text,
  service: text,
  service_icon_url: text
})

export const timeEntry = z.object({
  id,
  spent_date: z.string().refine(isSpentDate, 'not a date'),
  user: named.nullish().catch(null),
  client: named.nullish().catch(null),
  project: project.nullish().catch(null),
  task: named.nullish().catch(null),
  hours,
  hours_without_timer: hours.nullish(),
  rounded_hours: hours.nullish(),
  notes: text,
  is_locked: flag,
  locked_reason: text,
  is_closed: flag,
  approval_status: z.enum(['unsubmitted', 'submitted', 'approved']).nullish().catch(null),
  is_billed: flag,
  timer_started_at: instant.nullish(),
  started_time: text,
  ended_time: text,
  is_running: z.boolean().nullish(),
  billable: flag,
  budgeted: flag,
  billable_rate: number,
  cost_rate: number,
  invoice: z.object({ id, number: looseId }).nullish().catch(null),
  external_reference: externalReference.nullish().catch(null),
  created_at: instant,
  updated_at: instant
})

export const company = z.object({
  name: text,
  base_uri: text,
  wants_timestamp_timers: z.boolean(),
  time_format: z.enum(['decimal', 'hours_minutes']).catch('hours_minutes'),
  clock: z.enum(['12h', '24h']).catch('24h'),
  week_start_day: z.enum(['Monday', 'Sunday', 'Saturday']).catch('Monday'),
  decimal_symbol: z.enum(['.', ',']).catch('.')
})

export const user = z.object({
  id,
  first_name: text,
  last_name: text,
  email: text,
  timezone: text,
  is_active: flag,
  access_roles: z.array(z.unknown()).nullish().catch(null),
  is_admin: flag,
  is_project_manager: flag,
  weekly_capacity: number
})

export const projectAssignment = z.object({
  id,
  is_active: flag,
  is_project_manager: flag,
  project: project.nullish().catch(null),
  client: named.nullish().catch(null),
  task_assignments: z
    .array(
      z.object({
        id,
        is_active: flag,
        billable: flag,
        task: named.nullish().catch(null)
      })
    )
    .nullish()
})

export const client = z.object({ id, name: text, is_active: flag, currency: text })

export const listedProject = z.object({
  id,
  name: text,
  code: text,
  is_active: flag,
  is_billable: flag,
  client: named.nullish().catch(null)
})

export const task = z.object({ id, name: text, is_active: flag, billable_by_default: flag })

export const accounts = z.object({
  accounts: z.array(z.object({ id, name: text, product: text }))
})

/** The attributes of every list besides its items. A list with a next page must have a link to it. */
export const envelope = z
  .object({
    total_entries: z.int().nonnegative().nullish().catch(null),
    page: number,
    next_page: number,
    links: z.object({ next: z.string().nullish() }).nullish()
  })
  .refine(({ links, next_page }) => links || typeof next_page !== 'number', { path: ['links'] })

export type WireUser = z.output<typeof user>
