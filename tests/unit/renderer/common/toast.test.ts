import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import Toast from '#renderer/common/Toast.svelte'

const toast = { text: 'Stopped.', more: '', canUndo: true, tone: 'info' } as const

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function show(differs: object = {}) {
  const onclose = vi.fn()
  const onundo = vi.fn()
  const props = { toast: { ...toast, ...differs }, onclose, onundo }
  return { onclose, onundo, ...render(Toast, { props }) }
}

test('a toast is announced politely, does not take the focus and disappears', () => {
  const { onclose } = show()
  expect(screen.getByRole('status').textContent).toContain('Stopped.')
  expect(document.activeElement).toBe(document.body)
  vi.advanceTimersByTime(8000)
  expect(onclose).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1000)
  expect(onclose).toHaveBeenCalledOnce()
})

test.each([
  ['hovered', 'pointerEnter', 'pointerLeave'],
  ['focused', 'focusIn', 'focusOut']
] as const)('a toast stays while it is %s', async (_, begin, end) => {
  const { onclose } = show()
  await fireEvent[begin](screen.getByRole('complementary'))
  vi.advanceTimersByTime(60_000)
  expect(onclose).not.toHaveBeenCalled()
  await fireEvent[end](screen.getByRole('complementary'))
  vi.advanceTimersByTime(9000)
  expect(onclose).toHaveBeenCalledOnce()
})

test('a toast about a problem stays until it is dismissed', async () => {
  const { onclose } = show({ tone: 'danger', canUndo: false })
  vi.advanceTimersByTime(60_000)
  expect(onclose).not.toHaveBeenCalled()
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  await fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(onclose).toHaveBeenCalledOnce()
})

test('the live region of the toast exists before its first message', () => {
  render(Toast, { props: { toast: null, onclose: vi.fn(), onundo: vi.fn() } })
  expect(screen.getByRole('status').textContent?.trim()).toBe('')
})
