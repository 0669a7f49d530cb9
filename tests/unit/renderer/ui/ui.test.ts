import { fireEvent, render, screen } from '@testing-library/svelte'
import { createRawSnippet } from 'svelte'
import { describe, expect, test, vi } from 'vitest'
import Button from '#renderer/ui/Button.svelte'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { keyCaps } from '#renderer/ui/key-caps.ts'
import Kbd from '#renderer/ui/Kbd.svelte'
import Notice from '#renderer/ui/Notice.svelte'
import ShortenedText from '#renderer/ui/ShortenedText.svelte'
import TextField from '#renderer/ui/TextField.svelte'
import { projectHue } from '#renderer/ui/project-hue.ts'
import { splitForShortening } from '#renderer/ui/split-for-shortening.ts'

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }))

describe('basic components', () => {
  test('a busy button refuses clicks and keeps its name', async () => {
    const onclick = vi.fn()
    render(Button, { props: { busy: true, onclick, children: text('Start') } })
    await fireEvent.click(screen.getByRole('button', { name: 'Start' }))
    expect(onclick).not.toHaveBeenCalled()
  })

  test('a notice of a failure interrupts, and can be dismissed', async () => {
    const ondismiss = vi.fn()
    render(Notice, { props: { tone: 'danger', children: text('Disk full'), ondismiss } })
    expect(screen.getByRole('alert').textContent).toContain('Disk full')
    await fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
    expect(ondismiss).toHaveBeenCalledOnce()
  })

  test('a field has a label and a described error', () => {
    render(TextField, { props: { label: 'Token', error: 'Paste it first.' } })
    const field = screen.getByLabelText('Token')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    const described = document.getElementById(field.getAttribute('aria-describedby') ?? '')
    expect(described?.textContent).toBe('Paste it first.')
  })

  test('keys are written in the symbols of the system', () => {
    const { container } = render(Kbd, { props: { keys: 'CommandOrControl+Alt+H', os: 'darwin' } })
    expect(container.textContent.trim()).toBe('⌘⌥H')
  })

  test('keys have the names printed on keyboards of the language', () => {
    const { keyNames } = messagesFor('de').common
    expect(keyCaps('CommandOrControl+Shift+Delete', 'win32', keyNames)).toEqual([
      'Strg',
      'Umschalt',
      'Entf'
    ])
    expect(keyCaps('Alt+F5', 'linux', keyNames)).toEqual(['Alt', 'F5'])
  })

  test('the full text of a shortened name is accessible', () => {
    const name = 'Redesign of the customer portal, phase three'
    render(ShortenedText, { props: { text: name } })
    expect(screen.getByText(name)).toBeTruthy()
  })
})

describe('shortening a name', () => {
  test('a short name is not split', () => {
    expect(splitForShortening('Website', 10)).toBeNull()
  })

  test('the tail begins with a word if one is near', () => {
    const parts = splitForShortening('Redesign of the customer portal, phase three', 10)
    expect(parts).toEqual({ head: 'Redesign of the customer portal, ', tail: 'phase three' })
  })

  test('a right-to-left name is not split', () => {
    expect(splitForShortening('تجديد متحف الميناء للتاريخ الطبيعي', 10)).toBeNull()
  })

  test('head and tail contain the whole text in any script', () => {
    const name = '国際カスタマーサービスポータルの再設計フェーズ三と知識ベース'
    const { head, tail } = splitForShortening(name, 10)!
    expect(head + tail).toBe(name)
  })
})

test('the hue of a project is stable and differs from its neighbours', () => {
  expect(projectHue(14_308_069)).toBe(projectHue(14_308_069))
  const hues = new Set(Array.from({ length: 40 }, (_, i) => projectHue(14_308_000 + i)))
  expect(hues.size).toBeGreaterThan(9)
})
