#!/usr/bin/env node
// Prepares a fresh clone. Runs on any Node, before any package is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  realpathSync,
  writeFileSync
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from './support/lock.mjs'
import { projectNode } from './support/node-runtime.mjs'
import * as plan from './support/setup-plan.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampFile = join(root, 'node_modules', '.gleaner-setup.json')

/** Installs missing packages. Throws an Error with instructions if it cannot. */
export async function setup() {
  const missing = missingSystemPackages()
  if (missing.length === 0 && isStamped()) return
  if (missing.length > 0) refuseWhatCannotBeInstalled(missing)
  await withLock(root, 'setup', async () => {
    const stillMissing = missing.length > 0 ? missingSystemPackages() : []
    if (stillMissing.length > 0) installSystemPackages(stillMissing)
    if (stillMissing.length > 0 || !isStamped()) preparePackages()
  })
}

/** Installs Debian's package faketime, which only the option --at needs. */
export async function setupFaketime(isThere) {
  if (isThere()) return
  const isRoot = process.getuid?.() === 0
  const obstacle = plan.obstacle('faketime', { isRoot, hasApt: onPath('apt-get') })
  if (obstacle) throw new Error(obstacle)
  await withLock(root, 'setup', () => {
    if (!isThere()) installOrSayInOneLine('faketime')
  })
}

function installOrSayInOneLine(name) {
  try {
    installSystemPackages([name])
  } catch (error) {
    const reason = error.message.trim().split('\n').at(-1)
    throw new Error(`the package ${name} could not be installed (${reason}).`, { cause: error })
  }
}

function say(text) {
  console.error(`setup    ${text}`)
}

function missingSystemPackages() {
  if (process.platform !== 'linux') return []
  if (!onPath('dpkg-query') || !onPath('apt-get')) return withoutApt()
  const names = plan.systemPackages.map(({ name }) => name)
  const format = '-f=${Package}\\t${db:Status-Abbrev}\\n'
  const query = spawnSync('dpkg-query', ['-W', format, ...names], { encoding: 'utf8' })
  return plan.missingPackages(plan.installedPackages(query.stdout ?? ''), onPath)
}

function withoutApt() {
  const browser = plan.systemPackages[0].commands
  if (browser.some(onPath)) return []
  const wanted = plan.systemPackages.map(({ name }) => name).join(', ')
  throw new Error(
    `Chromium is not on PATH. Install it with your system's package manager, and with it what ` +
      `Debian calls: ${wanted}`
  )
}

function refuseWhatCannotBeInstalled(missing) {
  if (missing.includes('chromium') && distributionHere() === 'ubuntu') {
    throw new Error(
      'No Chromium on PATH. On Ubuntu the package is only a pointer to a snap: run ' +
        '`sudo snap install chromium`, or install Google Chrome.'
    )
  }
  if (process.getuid?.() !== 0) {
    throw new Error(`Some system packages are missing. Run:\n\n  ${plan.installLine(missing)}\n`)
  }
}

function installSystemPackages(missing) {
  say(`system packages: installing ${missing.join(' ')}`)
  const patience = ['-qq', '-o', 'DPkg::Lock::Timeout=300']
  command('apt-get', [...patience, 'update'])
  command('apt-get', [...patience, 'install', '-y', '--no-install-recommends', ...missing])
}

function distributionHere() {
  return plan.distribution(readFileSync('/etc/os-release', 'utf8'))
}

function preparePackages() {
  // npm removes an optional package that could not be compiled.
  if (!installedMatchesLock() || !existsSync(join(root, 'node_modules', 'keytar'))) {
    say('npm packages: installing (about half a minute)')
    npm('ci', '--no-audit', '--no-fund', '--loglevel=error')
  }
  if (!keytarLoads()) {
    say('keytar: building')
    npm('rebuild', 'keytar', '--loglevel=error')
    if (!keytarLoads()) say('keytar: does not load here, the app falls back on another store')
  }
  writeFileSync(stampFile, JSON.stringify(stamp()))
  say('done')
}

function installedMatchesLock() {
  const record = join(root, 'node_modules', '.package-lock.json')
  return existsSync(record) && plan.matchesLock(json(join(root, 'package-lock.json')), json(record))
}

function isStamped() {
  return existsSync(stampFile) && JSON.stringify(json(stampFile)) === JSON.stringify(stamp())
}

// keytar's binary fits one system only, so a folder that is shared with a container counts as changed.
function stamp() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return {
    lock: createHash('sha256').update(lock).digest('hex'),
    system: `${process.platform}-${process.arch}`
  }
}

function keytarLoads() {
  const node = projectNode(root)
  if (!node) return true // run.mjs says what to install
  return spawnSync(node, ['-e', 'require("keytar")'], { cwd: root, stdio: 'ignore' }).status === 0
}

function npm(...args) {
  const cli = process.env.npm_execpath
  const node = process.env.npm_node_execpath
  if (cli?.endsWith('.js') && node) return command(node, [cli, ...args])
  return command('npm', args, { shell: process.platform === 'win32' })
}

function command(name, args, options = {}) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const result = spawnSync(name, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    ...options
  })
  if (result.status === 0) return
  const output = [result.stdout, result.stderr, result.error?.message].filter(Boolean).join('\n')
  throw new Error(`${name} ${args.join(' ')} failed:\n${output.trim()}`)
}

function json(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  setup().catch((error) => {
    say(error.message)
    process.exitCode = 1
  })
}
