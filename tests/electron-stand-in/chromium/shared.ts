import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { DevToolsConnection } from './connection.ts'
import type { Chromium } from './process.ts'
import { socketTransport } from './transports.ts'

const POLL_MS = 10

/**
 * Joins a Chromium that somebody else started and lends to one app after another. The app's windows are in
 * a browser context of its own, with nothing of the app before it; Chromium disposes of it when our
 * connection ends, however we die. `onAddress` gets an address for Playwright that ends with us, too.
 */
export function joinChromium(address: string, onAddress: (address: string) => void): Chromium {
  const socket = new WebSocket(address)
  const connection = new DevToolsConnection(socketTransport(socket))
  socket.addEventListener('close', () => connection.end())
  const context = open(connection)
  context.then(
    async () => onAddress(await relay(new URL(address))),
    () => {}
  )
  const kill = (): void => socket.close()
  return {
    connection,
    context,
    kill,
    async close() {
      const browserContextId = await context
      await connection.send('Target.disposeBrowserContext', { browserContextId }).catch(() => {})
      kill()
    }
  }
}

/** Waits until the windows of the app before us are gone: Playwright would take them for ours. */
async function open(connection: DevToolsConnection): Promise<string> {
  while ((await connection.send('Target.getBrowserContexts')).browserContextIds.length > 0) {
    await setTimeout(POLL_MS)
  }
  const { browserContextId } = await connection.send('Target.createBrowserContext', {
    disposeOnDetach: true
  })
  return browserContextId
}

/** Passes bytes on to Chromium's port, so that no connection of Playwright outlives this process. */
function relay(target: URL): Promise<string> {
  const server = createServer((client) => {
    const chromium = connect(Number(target.port), target.hostname)
    client.pipe(chromium).pipe(client)
    for (const [one, other] of [
      [client, chromium],
      [chromium, client]
    ] as const) {
      one.setNoDelay(true)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
    }
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve(`ws://127.0.0.1:${port}${target.pathname}`)
    })
    server.unref()
  })
}
