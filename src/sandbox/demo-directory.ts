import type {
  Client,
  Company,
  DirectoryState,
  Person,
  Project,
  Task,
  TaskAssignment,
  UserAssignment
} from './model.ts'
import {
  demoPersonIds,
  demoProjects,
  demoTasks,
  type ProjectSeed,
  type TaskSeed
} from './demo-projects.ts'

const DAY = 86_400_000
const { ADMINISTRATOR, MANAGER, SECOND_MANAGER, MEMBER, SECOND_MEMBER } = demoPersonIds

const demoAccountId = 1_372_405

export interface DemoDirectoryOptions {
  readonly now: number
  readonly timeZone: string
  readonly company: Omit<Company, 'name' | 'subdomain' | 'weeklyCapacity'>
}

/** A small studio: its people, clients, projects and tasks, including archived ones. */
export function createDemoDirectory(options: DemoDirectoryOptions): DirectoryState {
  const founded = Math.floor(options.now / DAY) * DAY - 700 * DAY + 9 * 3_600_000
  const stamp = (days: number) => ({
    createdAt: founded + days * DAY,
    updatedAt: founded + days * DAY
  })
  const projects = demoProjects.map((it, index) => projectOf(it, stamp(90 + index * 20)))
  return {
    accountId: demoAccountId,
    company: {
      name: 'Northlight Studio',
      subdomain: 'northlightstudio',
      weeklyCapacity: 126_000,
      ...options.company
    },
    people: demoPeople.map((it, index) => ({
      ...it,
      email: `${it.firstName.toLowerCase()}@northlight.example`,
      timeZone: options.timeZone,
      isActive: true,
      weeklyCapacity: 126_000,
      ...stamp(index * 15)
    })),
    clients: demoClients.map((it, index) => ({ ...it, isActive: true, ...stamp(80 + index) })),
    projects,
    tasks: demoTasks.map((it, index) => taskOf(it, stamp(70 + index))),
    userAssignments: demoProjects.flatMap(userAssignmentsOf(stamp)),
    taskAssignments: demoProjects.flatMap(taskAssignmentsOf(stamp)),
    timesheets: [],
    lockedThrough: null
  }
}

type PersonSeed = Omit<
  Person,
  'email' | 'timeZone' | 'isActive' | 'weeklyCapacity' | 'createdAt' | 'updatedAt'
>

const demoPeople: readonly PersonSeed[] = [
  {
    id: ADMINISTRATOR,
    firstName: 'Ines',
    lastName: 'Halvorsen',
    role: 'administrator',
    permissions: [],
    teammateIds: [],
    defaultHourlyRate: 140,
    costRate: 82.5,
    labels: ['Founder']
  },
  {
    id: MANAGER,
    firstName: 'Jonas',
    lastName: 'Weidmann',
    role: 'manager',
    permissions: ['people_manager', 'time_and_expenses_manager', 'billable_rates_manager'],
    teammateIds: [MEMBER, SECOND_MEMBER],
    defaultHourlyRate: 125,
    costRate: 70,
    labels: ['Engineering lead']
  },
  {
    id: SECOND_MANAGER,
    firstName: 'Priya',
    lastName: 'Raman',
    role: 'manager',
    permissions: ['people_manager'],
    teammateIds: [SECOND_MEMBER],
    defaultHourlyRate: 120,
    costRate: 68,
    labels: ['Design lead']
  },
  {
    id: MEMBER,
    firstName: 'Leonie',
    lastName: 'Castellanos-Whitfield',
    role: 'member',
    permissions: [],
    teammateIds: [],
    defaultHourlyRate: 105,
    costRate: 52.25,
    labels: ['Developer']
  },
  {
    id: SECOND_MEMBER,
    firstName: 'Tom',
    lastName: 'Okafor',
    role: 'member',
    permissions: [],
    teammateIds: [],
    defaultHourlyRate: 95,
    costRate: 47,
    labels: ['Designer']
  }
]

const demoClients: readonly Pick<Client, 'id' | 'name' | 'address' | 'currency'>[] = [
  {
    id: 15_058_255,
    name: 'Alder & Finch',
    address: 'Lindenweg 4\r\n20099 Hamburg',
    currency: 'EUR'
  },
  {
    id: 15_058_301,
    name: 'Harbour Museum of Natural History and Science',
    address: '1 Quayside\r\nBristol BS1',
    currency: 'GBP'
  },
  { id: 15_058_377, name: 'Kestrel Bikes', address: null, currency: 'USD' },
  { id: 15_058_410, name: 'Northlight Studio', address: null, currency: 'EUR' }
]

type Stamp = (days: number) => { readonly createdAt: number; readonly updatedAt: number }

function projectOf(seed: ProjectSeed, stamp: ReturnType<Stamp>): Project {
  const { id, clientId, name, code, billBy, budget } = seed
  return {
    id,
    clientId,
    name,
    code,
    billBy,
    budget,
    isActive: seed.archived !== true,
    isBillable: billBy !== 'none',
    hourlyRate: billBy === 'Project' ? 118 : null,
    budgetBy: budget === null ? 'none' : 'project',
    ...stamp
  }
}

function taskOf({ id, name, rate, billable, archived }: TaskSeed, stamp: ReturnType<Stamp>): Task {
  return {
    id,
    name,
    isActive: archived !== true,
    isDefault: false,
    billableByDefault: billable,
    defaultHourlyRate: rate,
    ...stamp
  }
}

function userAssignmentsOf(stamp: Stamp) {
  return (project: ProjectSeed, index: number): UserAssignment[] =>
    project.people.map((userId, place) => ({
      id: 469_091_556 + index * 10 + place,
      userId,
      projectId: project.id,
      isProjectManager: project.managers.includes(userId),
      isActive: true,
      useDefaultRates: true,
      hourlyRate: null,
      ...stamp(90 + index * 20 + place)
    }))
}

function taskAssignmentsOf(stamp: Stamp) {
  return (project: ProjectSeed, index: number): TaskAssignment[] =>
    [...project.tasks, ...(project.formerTasks ?? [])].map((taskId, place) => {
      const task = demoTasks.find(({ id }) => id === taskId)
      return {
        id: 451_231_296 + index * 10 + place,
        projectId: project.id,
        taskId,
        billable: project.billBy !== 'none' && task?.billable === true,
        isActive: project.tasks.includes(taskId) && task?.archived !== true,
        hourlyRate: project.billBy === 'Tasks' ? (task?.rate ?? null) : null,
        ...stamp(90 + index * 20 + place)
      }
    })
}
