import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

interface Target {
  readonly id: string
  readonly type: string
  readonly url: string
  readonly webSocketDebuggerUrl: string
}

/** Writes a PNG of every window of a running Electron without a display, as windows appear. */
export async function picturePages(
  debuggerAddress: string,
  folder: string,
  told: (file: string) => void,
  signal: AbortSignal
): Promise<void> {
  const done = new Set<string>()
  while (!signal.aborted) {
    for (const target of await pages(debuggerAddress)) {
      if (done.has(target.id) || target.url === 'about:blank') continue
      done.add(target.id)
      await sleep(500) // the first paint, then the state that main sends
      const file = join(folder, `${nameOf(target.url)}.png`)
      writeFileSync(file, await capture(target.webSocketDebuggerUrl))
      told(file)
    }
    await sleep(500)
  }
}

async function pages(address: string): Promise<Target[]> {
  const { host } = new URL(address)
  try {
    const targets = (await (await fetch(`http://${host}/json/list`)).json()) as Target[]
    return targets.filter(({ type }) => type === 'page')
  } catch {
    return []
  }
}

function capture(address: string): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const socket = new WebSocket(address)
  socket.onopen = () => socket.send(JSON.stringify({ id: 1, method: 'Page.captureScreenshot' }))
  socket.onerror = () => reject(new Error('the window closed before its picture was taken'))
  socket.onmessage = ({ data }) => {
    const { result } = JSON.parse(String(data)) as { result: { data: string } }
    socket.close()
    resolve(Buffer.from(result.data, 'base64'))
  }
  return promise
}

/** Returns the window's name: `popover` for `app://gleaner/popover/index.html`. */
export function nameOf(url: string): string {
  return /^\w+:\/\/[^/]*\/([\w-]+)/.exec(url)?.[1] ?? 'window'
}
