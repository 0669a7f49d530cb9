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
  test('opens while one types and chooses with Enter', async () => {
    const { field, onchoose } = open()
    expect(field.getAttribute('aria-expanded')).toBe('false')
    await type(field, 'globex')
    expect(field.getAttribute('aria-expanded')).toBe('true')
    await fireEvent.keyDown(field, { key: 'Enter' })
    expect(onchoose).toHaveBeenCalledWith(aWork('Shop', 'Development', 'Globex'), false)
    expect(field.value).toBe('Shop · Development')
    expect(options()).toEqual([])
  })

  test('asks to submit at once with Ctrl+Enter', async () => {
    const { field, onchoose } = open()
    await type(field, 'shop')
    await fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    expect(onchoose).toHaveBeenCalledWith(expect.anything(), true)
  })

  test('chooses with the mouse', async () => {
    const { field, onchoose } = open()
    await fireEvent.click(field)
    await fireEvent.click(screen.getAllByRole('option')[1]!)
    expect(onchoose).toHaveBeenCalledWith(aWork('Website', 'Development'), false)
  })

  test('moves through the list with the arrows and around its ends', async () => {
    const { field } = open()
    await fireEvent.keyDown(field, { key: 'ArrowDown' })
    expect(activeOption(field)).toContain('Website')
    await fireEvent.keyDown(field, { key: 'ArrowUp' })
    expect(activeOption(field)).toContain('Shop')
    await fireEvent.keyDown(field, { key: 'ArrowDown' })
    expect(activeOption(field)).toContain('Design')
  })

  test('closes the list with Escape, keeps the chosen work and keeps the key to itself', async () => {
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

  test('drops half-typed text when one leaves, and the work when the field was emptied', async () => {
    const { field, onchoose } = open({ value: aWork() })
    await type(field, 'sho')
    await fireEvent.blur(field)
    expect(field.value).toBe('Website · Development')
    await type(field, '')
    await fireEvent.blur(field)
    expect(onchoose).toHaveBeenLastCalledWith(null, false)
  })

  test('keeps the chosen work when it is no longer among the assignments', async () => {
    const { field, rerender } = open({ value: aWork() })
    await rerender({ assignments: [] })
    expect(field.value).toBe('Website · Development')
  })

  test('keeps the place of the arrows and the text when the assignments are refreshed', async () => {
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

  test('lists more than a screenful when the arrows get to its end', async () => {
    const tasks = Array.from({ length: 60 }, (_, i) => `Task ${i + 100}`)
    const { field } = open({ assignments: [anAssignment('Acme', 'Website', tasks)] })
    await fireEvent.click(field)
    const shown = options().length
    expect(shown).toBeLessThan(60)
    for (let i = 0; i < shown; i += 1) await fireEvent.keyDown(field, { key: 'ArrowDown' })
    expect(options()).toHaveLength(60)
    expect(activeOption(field)).toContain(`Task ${100 + shown}`)
  })

  test('submits the form it stands in with Ctrl+Enter once its list is closed', async () => {
    const { field, container } = open({ value: aWork() })
    const form = document.createElement('form')
    const onsubmit = vi.fn((event: Event) => event.preventDefault())
    form.addEventListener('submit', onsubmit)
    container.append(form)
    form.append(field.closest('.picker')!)
    await fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    expect(onsubmit).toHaveBeenCalledOnce()
  })

  test('says that nothing was found, or that nothing is assigned', async () => {
    const { field, rerender } = open()
    await type(field, 'zzz')
    expect(screen.getByRole('status').textContent).toContain('Nothing matches “zzz”')
    await rerender({ assignments: [] })
    expect(screen.getByRole('status').textContent).toContain('not assigned to any project')
  })
})
