import { describe, expect, it, vi } from 'vitest'
import { createDeepLinks, findLinkedWork } from '#main/links/deep-links.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'
import { appState } from '#tests/support/app-state.ts'

const assignment = (
  id: number,
  name: string,
  code: string | null,
  tasks: readonly string[]
): ProjectAssignment => ({
  id,
  client: { id: 1, name: 'Acme' },
  project: { id, name, code },
  isProjectManager: false,
  taskAssignments: tasks.map((task, index) => ({
    id: id * 100 + index,
    task: { id: id * 10 + index, name: task },
    billable: true
  }))
})

const ASSIGNMENTS = [
  assignment(11, 'Website', 'WEB', ['Design', 'Development']),
  assignment(12, 'Shop', null, ['Support']),
  assignment(13, 'Twice', 'T1', ['Design']),
  assignment(14, 'Twice', 'T2', ['Design'])
]
const find = (project: string, task = '', state = appState()) => {
  const work = findLinkedWork(ASSIGNMENTS, project, task, state)
  return work && `${work.project.id}/${work.task.name}`
}

describe('projects and tasks in deep links', () => {
  it.each([
    ['website', 'design', '11/Design'],
    ['WEB', 'Development', '11/Development'],
    ['11', '110', '11/Design'],
    ['Shop', '', '12/Support'],
    ['T2', 'Design', '14/Design']
  ])('the project %s and the task %s mean %s', (project, task, work) => {
    expect(find(project, task)).toBe(work)
  })

  it('a link without a task means the task last used in the project', () => {
    const [website] = ASSIGNMENTS
    if (!website) throw new Error('the expected item is missing')
    const work = { ...website, task: { id: 111, name: 'Development' } }
    const recents = [{ entryKey: 'h1', work, notes: '' }]
    expect(find('Website', '', appState({ recents }))).toBe('11/Development')
  })

  it.each([
    ['nowhere', ''],
    ['Website', 'Cooking'],
    ['Website', ''],
    ['Twice', 'Design']
  ])('the project %s and the task %s mean nothing', (project, task) => {
    expect(find(project, task)).toBeNull()
  })
})

describe('a second deep link', () => {
  it('a deep link that arrives while another is open is dropped, and the next one is opened', async () => {
    const answers: (() => void)[] = []
    const ask = vi.fn(
      () =>
        new Promise<{ button: number; checked: boolean }>((resolve) =>
          answers.push(() => resolve({ button: 0, checked: false }))
        )
    )
    const { open } = createDeepLinks({
      dialogs: { ask },
      logger: { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
      messages: messagesFor('en'),
      state: () => appState(),
      currentAccount: () => null,
      blind: { toggle: vi.fn(), stop: vi.fn(), continueEntry: vi.fn(), refresh: vi.fn() },
      show: vi.fn()
    })
    const first = open('gleaner://nonsense')
    await Promise.all(Array.from({ length: 100 }, () => open('gleaner://nonsense')))
    expect(ask).toHaveBeenCalledOnce()
    answers.shift()?.()
    await first
    void open('gleaner://nonsense')
    expect(ask).toHaveBeenCalledTimes(2)
  })
})
