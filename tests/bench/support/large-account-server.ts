import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/* An account of the largest kind, answered from memory by a process of its own. */

const ASSIGNMENTS = 5000
const TASKS_OF_EACH = 12
const ENTRIES = 2000
const USER = 7
const AT = '2026-01-01T09:00:00Z'

const person = {
  id: USER,
  first_name: 'Rosa',
  last_name: 'Lindqvist',
  email: 'rosa@example.com',
  timezone: 'Berlin',
  is_active: true,
  access_roles: ['member'],
  weekly_capacity: 126_000
}
const company = {
  name: 'Fernhill',
  base_uri: 'https://fernhill.harvestapp.com',
  wants_timestamp_timers: false,
  time_format: 'hours_minutes',
  clock: '24h',
  week_start_day: 'Monday',
  decimal_symbol: '.'
}

const assignments = Array.from({ length: ASSIGNMENTS }, (_, index) => ({
  id: 1_000_000 + index,
  is_project_manager: false,
  is_active: true,
  use_default_rates: true,
  budget: null,
  created_at: AT,
  updated_at: AT,
  hourly_rate: null,
  project: {
    id: 2_000_000 + index,
    name: `Project ${index}`,
    code: `P${index}`,
    is_billable: true
  },
  client: { id: 3_000_000 + (index % 200), name: `Client ${index % 200}`, currency: 'EUR' },
  task_assignments: Array.from({ length: TASKS_OF_EACH }, (_, task) => ({
    id: 4_000_000 + index * TASKS_OF_EACH + task,
    billable: true,
    is_active: true,
    created_at: AT,
    updated_at: AT,
    hourly_rate: null,
    budget: null,
    task: { id: 5_000_000 + index * TASKS_OF_EACH + task, name: `Task ${index} ${task}` }
  }))
}))

function entry(index: number, spentDate: string) {
  const { project, client, task_assignments } = assignments[index % 500]!
  return {
    id: 6_000_000 + index,
    spent_date: spentDate,
    hours: 0.25,
    hours_without_timer: 0.25,
    rounded_hours: 0.25,
    notes: `Entry ${index}, with a few words about what was done`,
    is_locked: false,
    locked_reason: null,
    is_closed: false,
    approval_status: 'unsubmitted',
    is_billed: false,
    timer_started_at: null,
    started_time: null,
    ended_time: null,
    is_running: false,
    billable: true,
    budgeted: false,
    billable_rate: null,
    cost_rate: null,
    created_at: AT,
    updated_at: AT,
    user: { id: USER, name: 'Rosa Lindqvist' },
    client,
    project,
    task: task_assignments[index % TASKS_OF_EACH]!.task,
    invoice: null,
    external_reference: null
  }
}

/** The week that contains a date; all entries are on its days. */
function entriesOf(from: string): readonly object[] {
  const first = Date.parse(from)
  return Array.from({ length: ENTRIES }, (_, index) => {
    const day = new Date(first + (index % 7) * 86_400_000).toISOString().slice(0, 10)
    return entry(index, day)
  })
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.end(JSON.stringify(answer(url)))
})

function answer(url: URL): unknown {
  if (url.pathname === '/api/v2/accounts')
    return { user: person, accounts: [{ id: 1, name: 'Fernhill', product: 'harvest' }] }
  if (url.pathname.endsWith('/users/me')) return person
  if (url.pathname.endsWith('/company')) return company
  if (url.pathname.endsWith('/project_assignments'))
    return page(url, 'project_assignments', assignments)
  const { from, to } = Object.fromEntries(url.searchParams)
  const isWeek =
    from !== undefined && to !== undefined && Date.parse(to) - Date.parse(from) < 7 * 86_400_000
  return page(url, 'time_entries', isWeek ? entriesOf(from) : [])
}

function page(url: URL, key: string, items: readonly object[]) {
  const size = Number(url.searchParams.get('per_page') ?? 2000)
  const number = Number(url.searchParams.get('page') ?? 1)
  const pages = Math.max(1, Math.ceil(items.length / size))
  const next = new URL(url)
  next.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  next.searchParams.set('page', String(number + 1))
  return {
    [key]: items.slice((number - 1) * size, number * size),
    per_page: size,
    total_pages: pages,
    total_entries: items.length,
    next_page: number < pages ? number + 1 : null,
    previous_page: number > 1 ? number - 1 : null,
    page: number,
    links: {
      first: url.href,
      next: number < pages ? next.href : null,
      previous: null,
      last: url.href
    }
  }
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.({ url: `http://127.0.0.1:${port}`, accessToken: 'token' })
})
process.on('disconnect', () => process.exit())
