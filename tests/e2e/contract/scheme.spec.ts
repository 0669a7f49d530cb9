import { expectNoAxeViolations } from '../support/axe.ts'
import { expect, test } from '../support/test.ts'
import { launchPlain, openWindow } from './plain-app.ts'

test('the app scheme is a secure origin', async ({ launch }) => {
  const page = await openWindow(await launchPlain(launch))
  const origin = await page.evaluate(() => [isSecureContext, typeof crypto.subtle])
  expect(origin).toEqual([true, 'object'])
})

test('scripts and styles of the scheme load under its content security policy', async ({
  launch
}) => {
  const page = await openWindow(await launchPlain(launch))
  const applied = await page.evaluate(() => [
    document.documentElement.dataset['ran'],
    getComputedStyle(document.body).backgroundColor
  ])
  expect(applied).toEqual(['yes', 'rgb(1, 2, 3)'])
})

test('the policy header refuses inline scripts, eval and requests', async ({ launch }) => {
  const page = await openWindow(await launchPlain(launch))
  const violated = await page.evaluate(async () => {
    const directives = new Set<string>()
    const both = Promise.withResolvers<void>()
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      directives.add(effectiveDirective)
      if (directives.size === 2) both.resolve()
    })
    const script = document.createElement('script')
    script.textContent = 'document.title = "hacked"'
    document.body.append(script)
    await fetch('/style.css').catch(() => {})
    await both.promise
    return [[...directives].sort(), document.title]
  })
  expect(violated).toEqual([['connect-src', 'script-src-elem'], 'contract'])
})

test('the main process sees the scheme everywhere', async ({ launch }) => {
  const app = await launchPlain(launch)
  await openWindow(app, 'one', { query: '?a=1#b' })
  const seen = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return [contents?.getURL(), contents?.mainFrame.url, contents?.mainFrame.origin]
  })
  const address = 'app://contract/one/index.html?a=1#b'
  expect(seen).toEqual([address, address, 'app://contract'])
})

test('privileges are registered once before ready', async ({ launch }) => {
  const app = await launchPlain(launch)
  const refused = await app.evaluate(({ protocol }) => {
    try {
      protocol.registerSchemesAsPrivileged([])
      return 'no error'
    } catch (error) {
      return (error as Error).message
    }
  })
  expect(refused).toBe('protocol.registerSchemesAsPrivileged should be called before app is ready')
})

test('a scheme has one handler', async ({ launch }) => {
  const app = await launchPlain(launch)
  const refused = await app.evaluate(({ protocol }) => {
    try {
      protocol.handle('app', () => new Response(''))
      return 'no error'
    } catch {
      return protocol.isProtocolHandled('app')
    }
  })
  expect(refused).toBe(true)
})

test('axe runs in a page whose policy allows no foreign script', async ({ launch }) => {
  const page = await openWindow(await launchPlain(launch))
  await expectNoAxeViolations(page)
  await page.evaluate(() => document.querySelector('h1')?.replaceChildren())
  await expect(expectNoAxeViolations(page)).rejects.toThrow('empty-heading')
})
