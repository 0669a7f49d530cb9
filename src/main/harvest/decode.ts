import type { z } from 'zod'
import type { AccessRole, Account, Named, Person } from '#shared/account.ts'
import { parseClockTime, type ClockTime } from '#shared/time/clock-time.ts'
import type { Company } from '#shared/company.ts'
import { hundredthsFromDecimal } from '#shared/hours.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import type { ExternalReference, HarvestEntry } from '#shared/time-entry.ts'
import { ianaZone } from '#shared/time/zones.ts'
import type { Client, Project, Task, Teammate, User } from './directory.ts'
import * as wire from './wire.ts'

/** 35 hours, Harvest's default. */
const USUAL_CAPACITY_SECONDS = 126_000

/** Decodes an entry. Throws `ZodError`. */
export function decodeEntry(body: unknown): HarvestEntry {
  const entry = wire.timeEntry.parse(body)
  const hours = hundredthsFromDecimal(entry.hours)
  const isRunning = entry.is_running ?? typeof entry.timer_started_at === 'string'
  return {
    id: entry.id,
    spentDate: entry.spent_date,
    user: decodeNamed(entry.user),
    client: decodeNamed(entry.client),
    project: { ...decodeNamed(entry.project), code: entry.project?.code || null },
    task: decodeNamed(entry.task),
    hours,
    hoursWithoutTimer: hundredthsFromDecimal(entry.hours_without_timer ?? entry.hours),
    roundedHours: hundredthsFromDecimal(entry.rounded_hours ?? entry.hours),
    notes: entry.notes ?? '',
    isLocked: entry.is_locked ?? false,
    lockedReason: entry.locked_reason || null,
    isClosed: entry.is_closed ?? false,
    approvalStatus: entry.approval_status ?? null,
    isBilled: entry.is_billed ?? false,
    timerStartedAt: entry.timer_started_at ?? null,
    startedTime: decodeTime(entry.started_time),
    endedTime: decodeTime(entry.ended_time),
    isRunning,
    billable: entry.billable ?? false,
    budgeted: entry.budgeted ?? false,
    billableRate: entry.billable_rate ?? null,
    costRate: entry.cost_rate ?? null,
    invoice: entry.invoice ? { id: entry.invoice.id, number: entry.invoice.number ?? '' } : null,
    externalReference: decodeReference(entry.external_reference),
    createdAt: entry.created_at,
    updatedAt: entry.updated_at
  }
}

/** Decodes the response to a deletion; null if it has no entry. Harvest may send an entry, `{}` or an empty body. */
export function decodeEntryIfAny(body: unknown): HarvestEntry | null {
  const isEntry = typeof body === 'object' && body !== null && 'id' in body
  return isEntry ? decodeEntry(body) : null
}

/** Decodes the settings of an account. Throws `ZodError`. */
export function decodeCompany(body: unknown): Company {
  const company = wire.company.parse(body)
  return {
    name: company.name ?? '',
    baseUri: company.base_uri && URL.canParse(company.base_uri) ? company.base_uri : null,
    timerMode: company.wants_timestamp_timers ? 'timestamps' : 'duration',
    timeFormat: company.time_format,
    clock: company.clock,
    weekStartDay: company.week_start_day,
    decimalSymbol: company.decimal_symbol
  }
}

/** Decodes a user. An unknown time zone is replaced by this computer's. Throws `ZodError`. */
export function decodePerson(body: unknown): Person {
  return personOf(wire.user.parse(body))
}

export function decodeUser(body: unknown): User {
  const user = wire.user.parse(body)
  return { ...personOf(user), isActive: user.is_active ?? true }
}

export function decodeTeammate(body: unknown): Teammate {
  const { id, first_name, last_name, email } = wire.user.parse(body)
  return { id, firstName: first_name ?? '', lastName: last_name ?? '', email: email ?? '' }
}

/** Decodes an assignment with its active tasks; null if it is not active or has no project. Throws `ZodError`. */
export function decodeAssignment(body: unknown): ProjectAssignment | null {
  const { id, project, client, ...assignment } = wire.projectAssignment.parse(body)
  if (!project || assignment.is_active === false) return null
  return {
    id,
    client: decodeNamed(client),
    project: { ...decodeNamed(project), code: project.code || null },
    isProjectManager: assignment.is_project_manager ?? false,
    taskAssignments: (assignment.task_assignments ?? []).flatMap((each) =>
      each.task && each.is_active !== false
        ? [{ id: each.id, task: decodeNamed(each.task), billable: each.billable ?? true }]
        : []
    )
  }
}

export function decodeClient(body: unknown): Client {
  const { id, name, is_active, currency } = wire.client.parse(body)
  return { id, name: name ?? '', isActive: is_active ?? true, currency: currency || null }
}

export function decodeProject(body: unknown): Project {
  const { id, name, code, is_active, is_billable, client } = wire.listedProject.parse(body)
  return {
    id,
    name: name ?? '',
    code: code || null,
    isActive: is_active ?? true,
    isBillable: is_billable ?? true,
    client: decodeNamed(client)
  }
}

export function decodeTask(body: unknown): Task {
  const { id, name, is_active, billable_by_default } = wire.task.parse(body)
  return {
    id,
    name: name ?? '',
    isActive: is_active ?? true,
    billableByDefault: billable_by_default ?? false
  }
}

/** Decodes the accounts of Harvest. The same token may open accounts of Forecast, which are left out. */
export function decodeAccounts(body: unknown): readonly Account[] {
  return wire.accounts
    .parse(body)
    .accounts.filter(({ product }) => product === 'harvest')
    .map(({ id, name }) => ({ id, name: name ?? '' }))
}

function personOf(user: wire.WireUser): Person {
  return {
    id: user.id,
    firstName: user.first_name ?? '',
    lastName: user.last_name ?? '',
    email: user.email ?? '',
    timeZone: ianaZone(user.timezone ?? '') ?? Temporal.Now.timeZoneId(),
    accessRole: roleOf(user),
    weeklyCapacitySeconds: user.weekly_capacity ?? USUAL_CAPACITY_SECONDS
  }
}

/** Returns the role. Before 2022 roles were two flags, which some accounts may still send. */
function roleOf({ access_roles, is_admin, is_project_manager }: wire.WireUser): AccessRole {
  const roles = access_roles ?? []
  if (roles.includes('administrator') || (!access_roles && is_admin)) return 'administrator'
  return roles.includes('manager') || (!access_roles && is_project_manager) ? 'manager' : 'member'
}

function decodeNamed(value: z.output<typeof wire.named> | null | undefined): Named {
  return { id: value?.id ?? 0, name: value?.name ?? '' }
}

function decodeTime(value: string | null | undefined): ClockTime | null {
  return value ? parseClockTime(value) : null
}

function decodeReference(
  reference: z.output<typeof wire.externalReference> | null | undefined
): ExternalReference | null {
  if (!reference) return null
  return {
    id: reference.id ?? '',
    groupId: reference.group_id,
    accountId: reference.account_id,
    permalink: reference.permalink ?? null,
    service: reference.service ?? null,
    serviceIconUrl: reference.service_icon_url ?? null
  }
}
