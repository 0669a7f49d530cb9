import { known, type Directory } from './directory.ts'
import { decimal } from './json.ts'
import type {
  Client,
  Company,
  Person,
  Project,
  Task,
  TaskAssignment,
  UserAssignment
} from './model.ts'
import { canSeeCosts } from './permissions.ts'
import { toTimestamp } from './times.ts'
import { taskAssignmentToWire, userAssignmentToWire } from './wire.ts'
import { railsNameOf } from './zones.ts'

export function companyToWire(company: Company) {
  return {
    base_uri: `https://${company.subdomain}.harvestapp.com`,
    full_domain: `${company.subdomain}.harvestapp.com`,
    name: company.name,
    is_active: true,
    week_start_day: company.weekStartDay,
    wants_timestamp_timers: company.mode === 'timestamps',
    time_format: company.timeFormat,
    date_format: '%Y-%m-%d',
    plan_type: 'sponsored',
    expense_feature: true,
    invoice_feature: true,
    estimate_feature: true,
    approval_feature: true,
    clock: company.clock,
    currency_code_display: 'iso_code_none',
    currency_symbol_display: 'symbol_before',
    decimal_symbol: '.',
    thousands_separator: ',',
    color_scheme: 'orange',
    weekly_capacity: company.weeklyCapacity
  }
}

/** Administrators get the rates. For others the keys are absent. */
export function personToWire(person: Person, viewer: Person) {
  const rates = canSeeCosts(viewer)
    ? {
        default_hourly_rate: decimal(person.defaultHourlyRate),
        cost_rate: decimal(person.costRate)
      }
    : {}
  return {
    id: person.id,
    first_name: person.firstName,
    last_name: person.lastName,
    email: person.email,
    telephone: '',
    timezone: railsNameOf(person.timeZone),
    has_access_to_all_future_projects: false,
    is_contractor: false,
    is_active: person.isActive,
    created_at: toTimestamp(person.createdAt),
    updated_at: toTimestamp(person.updatedAt),
    weekly_capacity: person.weeklyCapacity,
    ...rates,
    roles: person.labels,
    access_roles: [person.role, ...person.permissions],
    avatar_url: `https://cache.harvestapp.com/assets/profile_images/abraj_albait_towers.png?${person.id}`
  }
}

export function teammateToWire({ id, firstName, lastName, email }: Person) {
  return { id, first_name: firstName, last_name: lastName, email }
}

/** Returns a project with its tasks as the assignments of a user, with archived ones marked. */
export function projectAssignmentToWire(
  assignment: UserAssignment,
  viewer: Person,
  directory: Directory
) {
  const project = known(directory.project(assignment.projectId))
  const client = known(directory.client(project.clientId))
  return {
    ...userAssignmentToWire(assignment, viewer),
    project: {
      id: project.id,
      name: project.name,
      code: project.code,
      is_billable: project.isBillable
    },
    client: { id: client.id, name: client.name, currency: client.currency },
    task_assignments: directory.taskAssignments
      .filter(({ projectId }) => projectId === project.id)
      .map((it) => ({
        ...taskAssignmentToWire(it, viewer),
        task: { id: it.taskId, name: known(directory.task(it.taskId)).name }
      }))
  }
}

export function clientToWire(client: Client) {
  return {
    id: client.id,
    name: client.name,
    is_active: client.isActive,
    address: client.address,
    statement_key: client.id.toString(16).padStart(32, '0'),
    created_at: toTimestamp(client.createdAt),
    updated_at: toTimestamp(client.updatedAt),
    currency: client.currency
  }
}

export function projectToWire(project: Project, directory: Directory) {
  const client = known(directory.client(project.clientId))
  return {
    id: project.id,
    name: project.name,
    code: project.code,
    is_active: project.isActive,
    is_billable: project.isBillable,
    is_fixed_fee: false,
    bill_by: project.billBy,
    budget: decimal(project.budget),
    budget_by: project.budgetBy,
    budget_is_monthly: false,
    notify_when_over_budget: false,
    over_budget_notification_percentage: decimal(80),
    show_budget_to_all: false,
    created_at: toTimestamp(project.createdAt),
    updated_at: toTimestamp(project.updatedAt),
    starts_on: null,
    ends_on: null,
    over_budget_notification_date: null,
    notes: null,
    cost_budget: null,
    cost_budget_include_expenses: false,
    hourly_rate: decimal(project.hourlyRate),
    fee: null,
    client: { id: client.id, name: client.name, currency: client.currency }
  }
}

export function taskToWire(task: Task) {
  return {
    id: task.id,
    name: task.name,
    billable_by_default: task.billableByDefault,
    default_hourly_rate: decimal(task.defaultHourlyRate),
    is_default: task.isDefault,
    is_active: task.isActive,
    created_at: toTimestamp(task.createdAt),
    updated_at: toTimestamp(task.updatedAt)
  }
}

export function projectTaskToWire(
  assignment: TaskAssignment,
  viewer: Person,
  directory: Directory
) {
  const project = known(directory.project(assignment.projectId))
  return {
    ...taskAssignmentToWire(assignment, viewer),
    project: { id: project.id, name: project.name, code: project.code },
    task: { id: assignment.taskId, name: known(directory.task(assignment.taskId)).name }
  }
}
