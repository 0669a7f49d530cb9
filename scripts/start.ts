import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { buildApp } from './support/build-app.ts'
import { picturePages } from './support/page-pictures.ts'
import { root } from './support/paths.ts'
import { ended } from './support/processes.ts'
import { findRuntime, sandboxSwitches, type Runtime } from './support/runtime.ts'
import { say, script, seconds } from './support/script.ts'
import { hasDisplay, startXvfb } from './support/xvfb.ts'

await script(async () => {
  await buildApp()
  const runtime = await findRuntime()
  say('runtime', runtime.kind === 'electron' ? 'Electron' : `the stand-in: ${runtime.reason}`)
  if (hasDisplay()) return start(runtime, { STAND_IN_HEADFUL: '1' })
  const display = await startXvfb()
  try {
    return await startUnseen(runtime, display.name)
  } finally {
    display.stop()
  }
})

function startUnseen(runtime: Runtime, display: string): Promise<number> {
  const folder =
    process.env['STAND_IN_SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'gleaner-pictures-'))
  say('display', `none: drawing on ${display} of Xvfb, a picture of each window goes to ${folder}`)
  return start(runtime, { DISPLAY: display, STAND_IN_SCREENSHOTS: folder }, folder)
}

async function start(
  runtime: Runtime,
  extra: NodeJS.ProcessEnv,
  pictures?: string
): Promise<number> {
  const started = performance.now()
  const child = spawn(runtime.binary, argumentsFor(runtime, pictures), {
    cwd: root,
    stdio: ['inherit', 'pipe', 'pipe'],
    env: { ...process.env, ...extra }
  })
  const closing = new AbortController()
  const onReady = () => say('ready', `${seconds(performance.now() - started)}, Ctrl+C quits`)
  child.once('spawn', onReady)
  follow(child, pictures, closing.signal)
  const code = await ended(child).finally(() => closing.abort())
  return code
}

function argumentsFor(runtime: Runtime, pictures: string | undefined): string[] {
  const args = ['.', ...process.argv.slice(2)]
  if (runtime.kind === 'stand-in') return args
  const debugging = pictures === undefined ? [] : ['--remote-debugging-port=0']
  return [...sandboxSwitches(), ...debugging, ...args]
}

// The stand-in names its pictures itself; a real Electron is asked for them.
function follow(child: ChildProcess, pictures: string | undefined, signal: AbortSignal): void {
  for (const stream of [child.stdout, child.stderr] as Readable[]) {
    createInterface({ input: stream }).on('line', (line) => {
      const picture = /^screenshot: (.+)$/.exec(line)?.[1]
      const address = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1]
      if (picture) sayPicture(picture)
      else if (address && pictures) void picturePages(address, pictures, sayPicture, signal)
      else console.error(line)
    })
  }
}

function sayPicture(file: string): void {
  say('picture', file)
}
