import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Toasts } from '#renderer/window/toasts.svelte.ts'
import { WindowMessages } from '#renderer/window/window-messages.svelte.ts'
import { fail, ok } from '#shared/failure.ts'
import type { Desktop } from '#shared/ipc.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'
import type { Undoable } from '#shared/state.ts'
import { NOW } from '#tests/support/entries.ts'
import { aWork } from '../state/fixtures.ts'

const undo = vi.fn<Desktop['undo']>()
let list: readonly Undoable[] = []

function aToast(): Toasts {
  const messages = messagesFor('en')
  return new Toasts({ desktop: { undo }, messages, undoable: () => list, now: () => NOW })
}

function anUndoable(id: string, differs: Partial<Undoable> = {}): Undoable {
  const kind = differs.kind ?? 'stop'
  const about = { work: aWork(), at: NOW, loses: [], isOld: false, wouldRun: null }
  return { id, kind, kinds: [kind], ...about, ...differs }
}

function happens(toasts: Toasts, undoable: Undoable): void {
  list = [undoable, ...list]
  toasts.follow()
}

beforeEach(() => {
  list = []
  undo.mockReset()
  undo.mockResolvedValue(ok([]))
})

describe('toasts', () => {
  test.each<[string, Partial<Undoable>]>([
    ['Stopped Website · Development.', {}],
    ['Switched to Website · Development.', { kind: 'start', kinds: ['stop', 'start'] }],
    ['3 changes made.', { kind: 'update', kinds: ['update', 'delete', 'update'] }],
    ['Changed an entry.', { kind: 'update', work: null }]
  ])('a toast describes a change: “%s”', (text, change) => {
    const toasts = aToast()
    happens(toasts, anUndoable('u1', change))
    expect(toasts.shown).toMatchObject({ text, canUndo: true })
  })

  test('a change of a while ago shows no toast', () => {
    const toasts = aToast()
    happens(toasts, anUndoable('u1', { at: NOW - 61_000 }))
    expect(toasts.shown).toBeNull()
  })

  test('the Undo button disappears once Harvest confirmed a change that cannot be undone', () => {
    const toasts = aToast()
    happens(toasts, anUndoable('u1', { kind: 'delete', loses: ['entry'] }))
    expect(toasts.shown?.canUndo).toBe(true)
    list = [{ ...list[0]!, isFinal: true }]
    toasts.follow()
    expect(toasts.shown).toMatchObject({
      text: 'Deleted Website · Development.',
      canUndo: false,
      more: 'This cannot be undone.'
    })
  })

  test('undo reports that the last change cannot be undone, and undoes no earlier one', async () => {
    const toasts = aToast()
    list = [anUndoable('u2', { kind: 'delete', isFinal: true }), anUndoable('u1')]
    await toasts.undoLast()
    expect(undo).not.toHaveBeenCalled()
    expect(toasts.shown).toMatchObject({
      text: 'Gleaner cannot undo the deletion of Website · Development.',
      more: 'Nothing was changed. What you did before it stays as it is.',
      canUndo: false
    })
  })

  test('the toast about a deletion shows what cannot be restored', () => {
    const toasts = aToast()
    happens(toasts, anUndoable('u1', { kind: 'delete', loses: ['id', 'invoice'] }))
    expect(toasts.shown?.more).toBe(
      'Its number at Harvest and its place on the invoice cannot come back.'
    )
  })

  test('undo from the toast undoes its change and shows what was not restored', async () => {
    undo.mockResolvedValue(ok(['id']))
    const toasts = aToast()
    happens(toasts, anUndoable('u1', { kind: 'delete', loses: ['id'] }))
    await toasts.undoShown()
    expect(undo).toHaveBeenCalledWith({ id: 'u1' })
    expect(toasts.shown).toEqual({
      text: 'Undone.',
      more: 'Its number at Harvest could not be restored.',
      canUndo: false,
      tone: 'info'
    })
  })

  test('the change before an undone one shows no new toast', async () => {
    const toasts = aToast()
    happens(toasts, anUndoable('u1'))
    happens(toasts, anUndoable('u2'))
    list = list.slice(1)
    await toasts.undoLast()
    expect(toasts.shown?.text).toBe('Undone.')
  })

  test('a toast disappears when its change was undone elsewhere', () => {
    const toasts = aToast()
    happens(toasts, anUndoable('u1'))
    list = []
    toasts.follow()
    expect(toasts.shown).toBeNull()
  })

  test('undo reports that there is nothing to undo', async () => {
    undo.mockResolvedValue(fail('gone'))
    const toasts = aToast()
    await toasts.undoLast()
    expect(toasts.shown?.text).toBe('There is nothing to undo.')
  })
})

describe('views that announce their own change', () => {
  const words = { text: '2 entries deleted.', canUndo: true, tone: 'info' } as const

  test.each([
    ['before', true],
    ['after', false]
  ])('a change that shows up %s its response shows one toast', async (_, isEarly) => {
    const toasts = aToast()
    const { promise, resolve } = Promise.withResolvers<void>()
    const told = toasts.during(promise, () => words)
    if (isEarly) happens(toasts, anUndoable('u1', { kind: 'delete' }))
    expect(toasts.shown).toBeNull()
    resolve()
    await told
    if (!isEarly) happens(toasts, anUndoable('u1', { kind: 'delete' }))
    expect(toasts.shown?.text).toBe('2 entries deleted.')
    await toasts.undoShown()
    expect(undo).toHaveBeenCalledWith({ id: 'u1' })
  })

  test('a view can suppress the toast of its change', async () => {
    const toasts = aToast()
    await toasts.during(Promise.resolve(), () => 'quiet')
    happens(toasts, anUndoable('u1', { kind: 'update' }))
    expect(toasts.shown).toBeNull()
    happens(toasts, anUndoable('u2', { kind: 'update' }))
    expect(toasts.shown?.text).toBe('Changed Website · Development.')
  })

  test('a refused change shows the reason without an Undo button', async () => {
    const toasts = aToast()
    const problem = { text: 'Locked.', canUndo: false, tone: 'danger' } as const
    await toasts.during(Promise.resolve(), () => problem)
    expect(toasts.shown).toEqual({ ...problem, more: '' })
  })
})

describe('a toast on screen while the language changes', () => {
  async function aWindow() {
    const messages = new WindowMessages()
    await messages.speak('en')
    const { texts } = messages
    const toasts = new Toasts({
      desktop: { undo },
      messages: texts,
      undoable: () => list,
      now: () => NOW
    })
    return { messages, texts, toasts }
  }

  test('a toast about a step is shown in the new language, with its losses', async () => {
    const { messages, toasts } = await aWindow()
    happens(toasts, anUndoable('u1', { kind: 'delete', loses: ['id'] }))
    const { undo: german } = messagesFor('de')
    await messages.speak('de')
    expect(toasts.shown?.more).toBe(german.cannotComeBack({ losses: ['id'] }))
    expect(toasts.shown?.text).not.toContain('Deleted')
  })

  test('a count in a toast of a view is shown in the new language', async () => {
    const { messages, texts, toasts } = await aWindow()
    toasts.show(() => texts.timesheet.grid.done.copied({ count: 2 }))
    expect(toasts.shown?.text).toBe(messagesFor('en').timesheet.grid.done.copied({ count: 2 }))
    await messages.speak('de')
    expect(toasts.shown?.text).toBe(messagesFor('de').timesheet.grid.done.copied({ count: 2 }))
  })

  test('a failure that a view reports is shown in the new language', async () => {
    const { messages, texts, toasts } = await aWindow()
    await toasts.during(Promise.resolve(), () => ({
      text: texts.failures.describe({ kind: 'disk' }).title,
      canUndo: false,
      tone: 'danger'
    }))
    await messages.speak('de')
    expect(toasts.shown?.text).toBe(messagesFor('de').failures.describe({ kind: 'disk' }).title)
  })
})
