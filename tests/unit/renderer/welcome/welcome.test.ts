import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { describe, expect, test, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '#shared/settings.ts'
import { fail, ok } from '#shared/failure.ts'
import type { SessionState } from '#shared/state.ts'
import { createWindowContext } from '#renderer/window/mount.ts'
import WindowRoot from '#renderer/window/WindowRoot.svelte'
import App from '#renderer/welcome/App.svelte'
import { cleanToken } from '#renderer/welcome/token.ts'
import { aDesktop, aState } from '../state/fixtures.ts'

const ACCOUNTS = [
  { id: 1, name: 'Acme' },
  { id: 2, name: 'Globex' }
]

async function open(session: SessionState = { kind: 'signed-out' }, answers = {}) {
  const settings = { ...DEFAULT_SETTINGS, onboardingDone: true }
  const fake = aDesktop(aState({ session, settings }), answers)
  render(WindowRoot, { props: { context: createWindowContext(fake.desktop), view: App } })
  await screen.findByRole('heading', { level: 1 })
  return fake
}

async function connectWith(token: string): Promise<void> {
  await fireEvent.input(screen.getByLabelText('Personal access token'), {
    target: { value: token }
  })
  await fireEvent.click(screen.getByRole('button', { name: 'Connect' }))
}

describe('the welcome window', () => {
  test('a pasted token is sent without surrounding characters', async () => {
    const { desktop } = await open()
    await connectWith('  123.pt.abc \n')
    expect(desktop.signIn).toHaveBeenCalledWith({ accessToken: '123.pt.abc' })
  })

  test('an empty token is not sent', async () => {
    const { desktop } = await open()
    await connectWith('  ')
    expect(screen.getByText('Paste your access token first.')).toBeTruthy()
    expect(desktop.signIn).not.toHaveBeenCalled()
  })

  test('a wrong token shows an error until it is corrected', async () => {
    await open(undefined, { signIn: async () => fail('invalid-token') })
    await connectWith('wrong')
    const field = screen.getByLabelText('Personal access token')
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
    expect(screen.getByText(/Harvest does not know this access token/)).toBeTruthy()
    await fireEvent.input(field, { target: { value: 'better' } })
    expect(field.getAttribute('aria-invalid')).toBeNull()
  })

  test('the token is hidden until the user shows it', async () => {
    await open()
    const field = screen.getByLabelText<HTMLInputElement>('Personal access token')
    expect(field.type).toBe('password')
    await fireEvent.click(screen.getByRole('button', { name: 'Show the token' }))
    expect(field.type).toBe('text')
  })

  test('the page where Harvest creates tokens is opened', async () => {
    const { desktop } = await open()
    await fireEvent.click(screen.getByRole('button', { name: /Create a token/ }))
    expect(desktop.openExternal).toHaveBeenCalledWith({
      url: 'https://id.getharvest.com/developers'
    })
  })

  test('the demo account opens with one click', async () => {
    const { desktop } = await open()
    await fireEvent.click(screen.getByRole('button', { name: 'Try the demo account' }))
    expect(desktop.tryDemo).toHaveBeenCalledOnce()
  })

  test('the user can choose one of several accounts or return to the token', async () => {
    const { desktop } = await open({ kind: 'choosing-account', accounts: ACCOUNTS })
    await fireEvent.click(screen.getByRole('button', { name: 'Globex' }))
    expect(desktop.chooseAccount).toHaveBeenCalledWith({ accountId: 2 })
    await fireEvent.click(screen.getByRole('button', { name: 'Use another token' }))
    expect(screen.getByLabelText('Personal access token')).toBeTruthy()
  })

  test('the account that is being opened is marked as busy', async () => {
    const chooseAccount = vi.fn(() => new Promise<never>(() => {}))
    await open({ kind: 'choosing-account', accounts: ACCOUNTS }, { chooseAccount })
    const globex = screen.getByRole('button', { name: 'Globex' })
    await fireEvent.click(globex)
    expect(globex.querySelector('.spinner')).toBeTruthy()
    expect(screen.getByRole('status').textContent).toBe('Opening Globex…')
  })

  test('the reason is shown when an account cannot be opened', async () => {
    const chooseAccount = vi.fn(async () => fail('forbidden'))
    await open({ kind: 'choosing-account', accounts: ACCOUNTS }, { chooseAccount })
    await fireEvent.click(screen.getByRole('button', { name: 'Acme' }))
    expect((await screen.findByRole('alert')).textContent).toContain(
      'does not accept this token here'
    )
  })

  test('an expired token is explained, and the window states that nothing is lost', async () => {
    await open({ kind: 'expired', account: ACCOUNTS[0]!, person: null, company: null })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Connect again')
    expect(screen.getByText(/token for Acme. Your changes are kept/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Try the demo account' })).toBeNull()
  })

  test('a further account is added beside the open one', async () => {
    const signIn = vi.fn(async () => ok(ACCOUNTS))
    const { desktop, emit } = await open(aState().session, { signIn })
    emit('windowShown', { intent: 'add-account' })
    await screen.findByRole('heading', { name: 'Add an account' })
    await connectWith('123.pt.abc')
    expect(signIn).toHaveBeenCalledWith({ accessToken: '123.pt.abc', adds: true })
    await fireEvent.click(await screen.findByRole('button', { name: 'Globex' }))
    expect(desktop.chooseAccount).toHaveBeenCalledWith({ accountId: 2 })
    expect(await screen.findByText('You are connected')).toBeTruthy()
  })

  test('the timesheet can be opened after connecting', async () => {
    const { desktop } = await open(aState().session)
    await fireEvent.click(screen.getByRole('button', { name: 'Open timesheet' }))
    expect(desktop.openWindow).toHaveBeenCalledWith({ name: 'timesheet' })
    expect(desktop.hideWindow).toHaveBeenCalledOnce()
  })
})

test.each([
  ['abc', 'abc'],
  [' abc\n', 'abc'],
  ['Bearer abc', 'abc']
])('the token in %j is %j', (typed, token) => {
  expect(cleanToken(typed)).toBe(token)
})
