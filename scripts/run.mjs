#!/usr/bin/env node
// `node scripts/run.mjs NAME [args…]`: prepares the clone, then runs scripts/NAME.ts on Node 24.
// Writes to stderr only: stdout is for the script.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setup } from './setup.mjs'
import { projectNode, withoutProjectNode } from './support/node-runtime.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [name, ...args] = process.argv.slice(2)

try {
  const script = join(root, 'scripts', `${name}.ts`)
  if (!name || !existsSync(script)) throw new Error(`There is no script "${name ?? ''}".`)
  await setup()
  const node = projectNode(root)
  if (!node) throw new Error(withoutProjectNode())
  run(node, [script, ...args])
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

function run(node, nodeArgs) {
  const path = [join(root, 'node_modules', '.bin'), dirname(node), process.env.PATH].join(delimiter)
  const env = { ...process.env, PATH: path }
  const child = spawn(node, nodeArgs, { cwd: root, stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => passOn(child, signal))
  }
  child.on('error', (error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => leaveLike(code, signal))
}

// A terminal sends Ctrl+C to the whole group: the child has it already.
function passOn(child, signal) {
  if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
}

function leaveLike(code, signal) {
  if (!signal) process.exit(code ?? 1)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}
