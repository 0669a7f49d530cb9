import { fireEvent, render, screen } from '@testing-library/svelte'
import { describe, expect, test, vi } from 'vitest'
import WorkPicker from '#renderer/common/picker/WorkPicker.svelte'
import { anAssignment, aWork } from '../../state/fixtures.ts'

const ASSIGNMENTS = [
  anAssignment('Acme', 'Website', ['Design', 'Development']),
  anAssignment('Globex', 'Shop', ['Development'])
]

function open(props: object = {}) {
  const onchoose = vi.fn()
  const view = render(WorkPicker, {
    props: { label: 'Work', assignments: ASSIGNMENTS, onchoose, ...props }
  })
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Work' })
  return { ...view, onchoose, field }
}

function options(): readonly string[] {
  return screen.queryAllByRole('option').map((option) => option.textContent.replace(/\s+/g, ' '))
}

function activeOption(field: HTMLElement): string | undefined {
  const id = field.getAttribute('aria-activedescendant')
  return id === null ? undefined : (document.getElementById(id)?.textContent ?? undefined)
}

async function type(field: HTMLInputElement, text: string): Promise<void> {
  await fireEvent.input(field, { target: { value: text } })
}

describe('the picker of project and task', () => {
  test('the list opens while the user types, and Enter chooses', async () => {
    const { field, onchoose } = open()
    expect(field.getAttribute('aria-expanded')).toBe('false')
    await type(field, 'globex')
    expect(field.getAttribute('aria-expanded')).toBe('true')
    await fireEvent.keyDown(field, { key: 'Enter' })
    expect(onchoose).toHaveBeenCalledWith(aWork('Shop', 'Development', 'Globex'), false)
    expect(field.value).toBe('Shop · Development')
    expect(options()).toEqual([])
  })

  test('Ctrl+Enter chooses and submits at once', async () => {
    const { field, onchoose } = open()
    await type(field, 'shop')
    await fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    expect(onchoose).toHaveBeenCalledWith(expect.anything(), true)
  })

  test('a click chooses an item of the list', async () => {
    const { field, onchoose } = open()
    await fireEvent.click(field)
    await fireEvent.click(screen.getAllByRole('option')[1]!)
    expect(onchoose).toHaveBeenCalledWith(aWork('Website', 'Development'), false)
  })

  test('the arrow keys move through the list and wrap around at its ends', async () => {
    const { field } = open()
    await fireEvent.keyDown(field, { key: 'ArrowDown' })
    expect(activeOption(field)).toContain('Website')
    await fireEvent.keyDown(field, { key: 'ArrowUp' })
    expect(activeOption(field)).toContain('Shop')
    await fireEvent.keyDown(field, { key: 'ArrowDown' })
    expect(activeOption(field)).toContain('Design')
  })

  test('Escape closes the list, restores the chosen work and does not reach the window', async () => {
    const outer = vi.fn()
    window.addEventListener('keydown', outer)
    const { field, onchoose } = open({ value: aWork() })
    await type(field, 'sho')
    await fireEvent.keyDown(field, { key: 'Escape' })
    expect(field.value).toBe('Website · Development')
    expect(onchoose).not.toHaveBeenCalled()
    expect(outer).not.toHaveBeenCalled()
    await fireEvent.keyDown(field, { key: 'Escape' })
    expect(outer).toHaveBeenCalledOnce()
    window.removeEventListener('keydown', outer)
  })

  test('leaving the field drops incomplete text, and removes the work if the field is empty', async () => {
    const { field, onchoose } = open({ value: aWork() })
    await type(field, 'sho')
    await fireEvent.blur(field)
    expect(field.value).toBe('Website · Development')
    await type(field, '')
    await fireEvent.blur(field)
    expect(onchoose).toHaveBeenLastCalledWith(null, false)
  })

  test('the chosen work stays when it is no longer assigned', async () => {
    const { field, rerender } = open({ value: aWork() })
    await rerender({ assignments: [] })
    expect(field.value).toBe('Website · Development')
  })

  test('the typed text and the active item stay when the assignments are refreshed', async () => {
    const { field, rerender } = open()
    await type(field, 'dev')
    await fireEvent.keyDown(field, { key: 'ArrowDown' })
    expect(activeOption(field)).toContain('Shop')
    await rerender({
      assignments: [anAssignment('Aardvark', 'Atlas', ['Development']), ...ASSIGNMENTS]
    })
    expect(field.value).toBe('dev')
    expect(options()).toHaveLength(3)
    expect(activeOption(field)).toContain('Shop')
  })

  test('more items appear when the arrow keys reach the end of the list', async () => {
    const tasks = Array.from({ length: 60 }, (_, i) => `Task ${i + 100}`)
    const { field } = open({ assignments: [anAssignment('Acme', 'Website', tasks)] })
    await fireEvent.click(field)
    const shown = options().length
    expect(shown).toBeLessThan(60)
    for (let i = 0; i < shown; i += 1) await fireEvent.keyDown(field, { key: 'ArrowDown' })
    expect(options()).toHaveLength(60)
    expect(activeOption(field)).toContain(`Task ${100 + shown}`)
  })

  test('Ctrl+Enter submits the surrounding form once the list is closed', async () => {
    const { field, container } = open({ value: aWork() })
    const form = document.createElement('form')
    const onsubmit = vi.fn((event: Event) => event.preventDefault())
    form.addEventListener('submit', onsubmit)
    container.append(form)
    form.append(field.closest('.picker')!)
    await fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    expect(onsubmit).toHaveBeenCalledOnce()
  })

  test('the list states that nothing matches or that nothing is assigned', async () => {
    const { field, rerender } = open()
    await type(field, 'zzz')
    expect(screen.getByRole('status').textContent).toContain('Nothing matches “zzz”')
    await rerender({ assignments: [] })
    expect(screen.getByRole('status').textContent).toContain('not assigned to any project')
  })
})
