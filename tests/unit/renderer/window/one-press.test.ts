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
    'keeps %s from acting again while it is held',
    (key) => {
      expect(heldAt(at(page, 'button'), key)).toBe(true)
      expect(heldAt(at(page, 'button'), key, { repeat: false })).toBe(false)
    }
  )

  it('keeps a held undo from undoing more than the last change', () => {
    expect(heldAt(at(page, 'button'), 'z', { ctrlKey: true })).toBe(true)
  })

  it.each(['ArrowDown', 'PageUp', 'Tab', 'Home'])('lets a held %s move on', (key) => {
    expect(heldAt(at(page, 'button'), key)).toBe(false)
  })

  it('keeps a held Alt+ArrowDown from moving an entry again', () => {
    expect(heldAt(at(page, 'button'), 'ArrowDown', { altKey: true })).toBe(true)
  })

  it('lets a held letter and Backspace go on in a text field, but not Enter', () => {
    for (const field of ['input', 'textarea']) {
      expect(heldAt(at(page, field), 's')).toBe(false)
      expect(heldAt(at(page, field), 'Backspace')).toBe(false)
      expect(heldAt(at(page, field), 'Enter')).toBe(true)
    }
  })

  it('leaves keys of an input method alone', () => {
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

  it('drops the second click of a double click when it hits another control', () => {
    const { heard, click } = clicksOn(
      '<button id="a">Continue</button><button id="b">Stop</button>'
    )
    click('#a', 1)
    click('#b', 2)
    expect(heard).toEqual(['Continue'])
  })

  it('drops the second click of a double click when the control has another name by then', () => {
    const { heard, click } = clicksOn('<button id="a">Continue</button>')
    click('#a', 1)
    document.querySelector('#a')!.textContent = 'Stop'
    click('#a', 2)
    expect(heard).toEqual(['Continue'])
  })

  it('keeps quick clicks on the same control, such as "Next week"', () => {
    const { heard, click } = clicksOn('<button id="a">Next week</button>')
    for (const detail of [1, 2, 3]) click('#a', detail)
    expect(heard).toHaveLength(3)
  })

  it('keeps single clicks on one control after another, and clicks by the keyboard', () => {
    const { heard, click } = clicksOn(
      '<button id="a">Continue</button><button id="b">Stop</button>'
    )
    click('#a', 1)
    click('#b', 1)
    click('#a', 0)
    expect(heard).toEqual(['Continue', 'Stop', 'Continue'])
  })

  it('keeps keys of an input method from every listener, and a search field from clearing itself', () => {
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

  it('keeps a repeat of a held key from every listener, and from the button it would click', () => {
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
