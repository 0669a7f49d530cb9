import type { Project } from './model.ts'

export const demoPersonIds = {
  ADMINISTRATOR: 4_955_639,
  MANAGER: 4_955_702,
  SECOND_MANAGER: 4_955_761,
  MEMBER: 4_955_823,
  SECOND_MEMBER: 4_955_904
} as const

export const demoTaskIds = {
  DESIGN: 22_630_607,
  FRONTEND: 22_630_608,
  BACKEND: 22_630_609,
  MANAGEMENT: 22_630_610,
  REVIEW: 22_630_611,
  ACCESSIBILITY: 22_630_612,
  RESEARCH: 22_630_613,
  MEETINGS: 22_630_614,
  SUPPORT: 22_630_615,
  CONTENT: 22_630_616,
  BUSINESS: 22_630_617,
  PRINT: 22_630_618
} as const

const { ADMINISTRATOR, MANAGER, SECOND_MANAGER, MEMBER, SECOND_MEMBER } = demoPersonIds
const EVERYONE = Object.values(demoPersonIds)
const { DESIGN, FRONTEND, BACKEND, MANAGEMENT, REVIEW, ACCESSIBILITY } = demoTaskIds
const { RESEARCH, MEETINGS, SUPPORT, CONTENT, BUSINESS, PRINT } = demoTaskIds

export interface TaskSeed {
  readonly id: number
  readonly name: string
  readonly rate: number | null
  readonly billable: boolean
  readonly archived?: boolean
}

export const demoTasks: readonly TaskSeed[] = [
  { id: DESIGN, name: 'Design', rate: 110, billable: true },
  { id: FRONTEND, name: 'Frontend development', rate: 120, billable: true },
  { id: BACKEND, name: 'Backend development', rate: 125, billable: true },
  { id: MANAGEMENT, name: 'Project management', rate: 100, billable: true },
  { id: REVIEW, name: 'Code review', rate: 120, billable: true },
  {
    id: ACCESSIBILITY,
    name: 'Accessibility testing with assistive technology',
    rate: 130,
    billable: true
  },
  { id: RESEARCH, name: 'Research', rate: 95, billable: true },
  { id: MEETINGS, name: 'Meetings', rate: 0, billable: false },
  { id: SUPPORT, name: 'Support', rate: 90, billable: true },
  { id: CONTENT, name: 'Content', rate: 85, billable: true },
  { id: BUSINESS, name: 'Business development', rate: null, billable: false },
  { id: PRINT, name: 'Print production', rate: 80, billable: true, archived: true }
]

export interface ProjectSeed {
  readonly id: number
  readonly clientId: number
  readonly name: string
  readonly code: string | null
  readonly billBy: Project['billBy']
  readonly budget: number | null
  readonly archived?: boolean
  readonly people: readonly number[]
  readonly managers: readonly number[]
  readonly tasks: readonly number[]
  /** Tasks that are no longer assigned. */
  readonly formerTasks?: readonly number[]
}

export const demoProjects: readonly ProjectSeed[] = [
  {
    id: 41_068_261,
    clientId: 15_058_255,
    name: 'Online shop relaunch',
    code: 'AF-SHOP',
    billBy: 'Tasks',
    budget: 640,
    people: [ADMINISTRATOR, MANAGER, MEMBER, SECOND_MEMBER],
    managers: [MANAGER],
    tasks: [DESIGN, FRONTEND, BACKEND, MANAGEMENT, REVIEW, MEETINGS],
    formerTasks: [RESEARCH]
  },
  {
    id: 41_068_262,
    clientId: 15_058_255,
    name: 'Support retainer',
    code: '',
    billBy: 'People',
    budget: null,
    people: [ADMINISTRATOR, MANAGER, MEMBER],
    managers: [MANAGER],
    tasks: [SUPPORT, FRONTEND, MEETINGS]
  },
  {
    id: 41_068_263,
    clientId: 15_058_301,
    name: 'Accessibility audit and remediation of the ticketing and membership portals',
    code: 'HM-A11Y',
    billBy: 'People',
    budget: 220,
    people: [SECOND_MANAGER, MANAGER, MEMBER],
    managers: [SECOND_MANAGER],
    tasks: [ACCESSIBILITY, FRONTEND, REVIEW, MANAGEMENT]
  },
  {
    id: 41_068_264,
    clientId: 15_058_301,
    name: 'Exhibition app',
    code: 'HM-APP',
    billBy: 'Tasks',
    budget: 480,
    people: EVERYONE,
    managers: [SECOND_MANAGER],
    tasks: [DESIGN, FRONTEND, CONTENT, RESEARCH, MEETINGS]
  },
  {
    id: 41_068_265,
    clientId: 15_058_301,
    name: 'Visitor survey',
    code: 'HM-SURVEY',
    billBy: 'Project',
    budget: 60,
    archived: true,
    people: EVERYONE,
    managers: [MANAGER],
    tasks: [RESEARCH, CONTENT, PRINT]
  },
  {
    id: 41_068_266,
    clientId: 15_058_377,
    name: 'Bike configurator',
    code: 'KB-CFG',
    billBy: 'Project',
    budget: 900,
    people: [ADMINISTRATOR, MANAGER, SECOND_MANAGER, MEMBER],
    managers: [MANAGER],
    tasks: [DESIGN, FRONTEND, BACKEND, REVIEW, RESEARCH, MANAGEMENT]
  },
  {
    id: 41_068_267,
    clientId: 15_058_377,
    name: 'Dealer portal',
    code: null,
    billBy: 'People',
    budget: null,
    people: [ADMINISTRATOR, SECOND_MANAGER, SECOND_MEMBER],
    managers: [SECOND_MANAGER],
    tasks: [DESIGN, BACKEND, MANAGEMENT, SUPPORT]
  },
  {
    id: 41_068_268,
    clientId: 15_058_410,
    name: 'Internal',
    code: 'INT',
    billBy: 'none',
    budget: null,
    people: EVERYONE,
    managers: [],
    tasks: [MEETINGS, BUSINESS, CONTENT, RESEARCH]
  },
  {
    id: 41_068_269,
    clientId: 15_058_410,
    name: 'Hiring',
    code: null,
    billBy: 'none',
    budget: null,
    people: [ADMINISTRATOR, MANAGER, SECOND_MANAGER],
    managers: [],
    tasks: [MEETINGS, RESEARCH]
  }
]
