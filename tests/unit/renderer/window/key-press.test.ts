import { afterEach, describe, expect, it } from 'vitest'
import {
  characterOf,
  COMPOSING,
  commandKeyOf,
  isTakenByFocus,
  keyOf
} from '#renderer/window/key-press.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false }

describe('keyOf', () => {
  it.each([
    ['Russian', 'ы', 'KeyS', 's'],
    ['Russian', 'т', 'KeyN', 'n'],
    ['Greek', 'σ', 'KeyS', 's'],
    ['Hebrew', 'ד', 'KeyS', 's'],
    ['Ukrainian', 'і', 'KeyS', 's'],
    ['Russian', 'б', 'Comma', ','],
    ['Hebrew', 'ת', 'Comma', ',']
  ])('keyOf returns the Latin key in the place of a %s letter (%s)', (_, key, code, latin) => {
    expect(keyOf({ ...plain, key, code })).toBe(latin)
  })

  it.each([
    ['Dvorak', 's', 'Semicolon'],
    ['French', 'a', 'KeyQ'],
    ['German', 'z', 'KeyY'],
    ['German', 'ß', 'Minus'],
    ['Polish', 'ś', 'KeyS']
  ])('keyOf returns a Latin letter of a %s keyboard unchanged (%s)', (_, key, code) => {
    expect(keyOf({ ...plain, key, code })).toBe(key)
  })

  it('keyOf returns no command while an input method is composing', () => {
    for (const key of ['Enter', 'Escape', 'ArrowDown', 's'])
      expect(keyOf({ ...plain, key, isComposing: true })).toBe(COMPOSING)
  })

  it('keyOf returns capital letters with Shift, and commandKeyOf small ones', () => {
    const event = { ...plain, key: 'Ы', code: 'KeyS', shiftKey: true }
    expect(keyOf(event)).toBe('S')
    expect(commandKeyOf(event)).toBe('s')
    expect(commandKeyOf({ ...plain, key: 'Escape' })).toBe('Escape')
  })
})

describe('characterOf', () => {
  it('characterOf returns full-width digits and signs as ASCII', () => {
    const typed = ['１', '：', '．', '－', 'Ｓ'].map((key) => characterOf({ ...plain, key }))
    expect(typed).toEqual(['1', ':', '.', '-', 'S'])
  })

  it('characterOf returns the typed letter, not the key in its place', () => {
    expect(characterOf({ ...plain, key: 'ю', code: 'Period' })).toBe('ю')
  })
})

describe('isTakenByFocus', () => {
  afterEach(() => (document.body.innerHTML = ''))

  function pressIn(html: string): boolean {
    document.body.innerHTML = html
    let isTaken = false
    const target = document.querySelector('i') ?? document.body
    target.addEventListener('keydown', (event) => (isTaken = isTakenByFocus(event)), { once: true })
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true }))
    return isTaken
  }

  it.each(['menu', 'listbox', 'dialog', 'combobox'])(
    'isTakenByFocus is true inside a %s',
    (role) => {
      expect(pressIn(`<div role="${role}"><i></i></div>`)).toBe(true)
    }
  )

  it('isTakenByFocus is true while an open menu does not have the focus yet', () => {
    expect(pressIn('<i></i><div role="menu"></div>')).toBe(true)
  })

  it('isTakenByFocus is false on the page', () => {
    expect(pressIn('<i></i>')).toBe(false)
  })
})
