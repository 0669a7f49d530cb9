import { afterEach, describe, expect, it } from 'vitest'
import { isHeldAction, onePressOneAction } from '#renderer/window/one-press.ts'

function at(html: string, selector: string): HTMLElement {
  document.body.innerHTML = html
  return document.querySelector<HTMLElement>(selector)!
}

function heldAt(element: HTMLElement, key: string, options: KeyboardEventInit = {}): boolean {
  let isHeld = false
  const look = (event: Event) => (isHeld = isHeldAction(event as KeyboardEvent))
  element.addEventListener('keydown', look)
  element.dispatchEvent(
    new KeyboardEvent('keydown', { key, repeat: true, bubbles: true, ...options })
  )
  element.removeEventListener('keydown', look)
  return isHeld
}

describe('isHeldAction', () => {
  const page = '<button>Continue</button><input><textarea></textarea>'

  it.each(['s', 'X', 'n', 'Enter', 'Escape', 'Delete', 'Backspace', ' ', '?', 'F2', '1'])(
    'a held %s acts once',
    (key) => {
      expect(heldAt(at(page, 'button'), key)).toBe(true)
      expect(heldAt(at(page, 'button'), key, { repeat: false })).toBe(false)
    }
  )

  it('a held Ctrl+Z undoes one change only', () => {
    expect(heldAt(at(page, 'button'), 'z', { ctrlKey: true })).toBe(true)
  })

  it.each(['ArrowDown', 'PageUp', 'Tab', 'Home'])('a held %s keeps moving', (key) => {
    expect(heldAt(at(page, 'button'), key)).toBe(false)
  })

  it('a held Alt+ArrowDown moves an entry once', () => {
    expect(heldAt(at(page, 'button'), 'ArrowDown', { altKey: true })).toBe(true)
  })

  it('a held letter or Backspace repeats in a text field, but Enter does not', () => {
    for (const field of ['input', 'textarea']) {
      expect(heldAt(at(page, field), 's')).toBe(false)
      expect(heldAt(at(page, field), 'Backspace')).toBe(false)
      expect(heldAt(at(page, field), 'Enter')).toBe(true)
    }
  })

  it('keys of an input method are not blocked', () => {
    expect(heldAt(at(page, 'input'), 'Enter', { isComposing: true })).toBe(false)
  })
})

describe('onePressOneAction', () => {
  let end = (): void => {}
  afterEach(() => end())

  function clicksOn(html: string) {
    document.body.innerHTML = html
    end = onePressOneAction(window)
    const heard: string[] = []
    document.body.onclick = (event) => heard.push((event.target as Element).textContent)
    const click = (selector: string, detail: number) =>
      document
        .querySelector(selector)!
        .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }))
    return { heard, click }
  }

  it('the second click of a double click on another control is dropped', () => {
    const { heard, click } = clicksOn(
      '<button id="a">Continue</button><button id="b">Stop</button>'
    )
    click('#a', 1)
    click('#b', 2)
    expect(heard).toEqual(['Continue'])
  })

  it('the second click of a double click is dropped when the control has a new name', () => {
    const { heard, click } = clicksOn('<button id="a">Continue</button>')
    click('#a', 1)
    document.querySelector('#a')!.textContent = 'Stop'
    click('#a', 2)
    expect(heard).toEqual(['Continue'])
  })

  it('quick clicks on the same control all count', () => {
    const { heard, click } = clicksOn('<button id="a">Next week</button>')
    for (const detail of [1, 2, 3]) click('#a', detail)
    expect(heard).toHaveLength(3)
  })

  it('single clicks on different controls and keyboard clicks all count', () => {
    const { heard, click } = clicksOn(
      '<button id="a">Continue</button><button id="b">Stop</button>'
    )
    click('#a', 1)
    click('#b', 1)
    click('#a', 0)
    expect(heard).toEqual(['Continue', 'Stop', 'Continue'])
  })

  it('keys of an input method reach no listener and do not clear a search field', () => {
    const { heard } = clicksOn('<input id="a">')
    const field = document.querySelector<HTMLElement>('#a')!
    field.onkeydown = ({ key }) => heard.push(key)
    for (const key of ['Enter', 'Escape', 'ArrowDown']) {
      const press = new KeyboardEvent('keydown', {
        key,
        isComposing: true,
        bubbles: true,
        cancelable: true
      })
      field.dispatchEvent(press)
      expect(press.defaultPrevented).toBe(key === 'Escape')
    }
    expect(heard).toEqual([])
  })

  it('repeats of a held key reach no listener and click no button', () => {
    const { heard } = clicksOn('<button id="a">Continue</button>')
    const button = document.querySelector<HTMLElement>('#a')!
    button.onkeydown = ({ key }) => heard.push(key)
    const press = new KeyboardEvent('keydown', {
      key: 'Enter',
      repeat: true,
      bubbles: true,
      cancelable: true
    })
    button.dispatchEvent(press)
    expect(press.defaultPrevented).toBe(true)
    expect(heard).toEqual([])
  })
})
