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
import { say, script } from './support/script.ts'
import { withDisplay } from './support/with-display.ts'
import { hasDisplay } from './support/xvfb.ts'

await script(async () => {
  await buildApp()
  const runtime = await findRuntime()
  say('runtime', runtime.kind === 'electron' ? 'Electron' : `the stand-in: ${runtime.reason}`)
  if (hasDisplay()) return start(runtime, { STAND_IN_HEADFUL: '1' })
  return withDisplay((display) => startUnseen(runtime, display))
})

function startUnseen(runtime: Runtime, display: NodeJS.ProcessEnv): Promise<number> {
  const given = process.env['STAND_IN_SCREENSHOTS']
  const folder = given ?? mkdtempSync(join(tmpdir(), 'gleaner-pictures-'))
  say('display', `none: drawing for Xvfb, a picture of each window goes to ${folder}`)
  return start(runtime, { ...display, STAND_IN_SCREENSHOTS: folder }, folder)
}

async function start(
  runtime: Runtime,
  extra: NodeJS.ProcessEnv,
  pictures?: string
): Promise<number> {
  const child = spawn(runtime.binary, argumentsFor(runtime, pictures), {
    cwd: root,
    stdio: ['inherit', 'pipe', 'pipe'],
    env: { ...process.env, ...extra }
  })
  const closing = new AbortController()
  sayWhenReady(child)
  follow(child, pictures, closing.signal)
  return ended(child).finally(() => closing.abort())
}

// A tray icon cannot be detected from outside, so an app that is still running after a moment has started.
function sayWhenReady(child: ChildProcess): void {
  const timer = setTimeout(() => {
    child.off('exit', onExit)
    say('ready', 'Gleaner is in the tray; Ctrl+C quits it')
  }, 1500)
  function onExit(code: number | null): void {
    clearTimeout(timer)
    if (code === 0)
      say('done', 'Gleaner was running already; that one has been asked to show itself')
  }
  child.once('exit', onExit)
}

function argumentsFor(runtime: Runtime, pictures: string | undefined): string[] {
  const args = ['.', ...process.argv.slice(2)]
  if (runtime.kind === 'stand-in') return args
  const debugging = pictures === undefined ? [] : ['--remote-debugging-port=0']
  return [...sandboxSwitches(), ...debugging, ...args]
}

// The stand-in writes its pictures itself; they are taken from a real Electron here.
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
