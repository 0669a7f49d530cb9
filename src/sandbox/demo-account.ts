import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { TimerMode } from './model.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from './server.ts'

const FILE = 'demo-account.json'
const SAVE_DELAY = 200

export interface DemoAccountOptions {
  /** The folder in which the account is stored between launches. It is created if it is missing. */
  readonly folder: string
  readonly timeZone: string
  readonly now?: () => number
  readonly mode?: TimerMode
}

export interface DemoAccount {
  readonly url: string
  readonly accountId: number
  /** The token of the manager, new at every launch. */
  readonly accessToken: string
  /** Saves unsaved changes, then stops. */
  close(): Promise<void>
}

/** Starts a private Harvest account on a loopback port, with its own tokens. */
export async function openDemoAccount(options: DemoAccountOptions): Promise<DemoAccount> {
  await mkdir(options.folder, { recursive: true })
  const file = join(options.folder, FILE)
  const sandbox = await reopen(file, options)
  const saving = keepSaved(sandbox, file)
  await saving.flush()
  return {
    url: sandbox.url,
    accountId: sandbox.accountId,
    accessToken: sandbox.tokens.manager,
    async close() {
      await sandbox.close()
      await saving.flush()
    }
  }
}

/** Loads the saved account. An unreadable one is renamed, and a new one is created. */
async function reopen(file: string, options: DemoAccountOptions): Promise<Sandbox> {
  const base: SandboxOptions = {
    mode: options.mode ?? 'duration',
    timeZone: options.timeZone,
    tokens: { administrator: newToken(), manager: newToken(), member: newToken() },
    ...(options.now ? { now: options.now } : {})
  }
  const saved = await readFile(file, 'utf8').catch(() => null)
  if (saved === null) return createSandbox(base)
  return createSandbox({ ...base, saved }).catch(async () => {
    const time = new Date((options.now ?? Date.now)()).toISOString().replaceAll(/[:.]/g, '-')
    await rename(file, `${file}.corrupt-${time}`)
    return createSandbox(base)
  })
}

function newToken(): string {
  return `demo.pt.${randomBytes(32).toString('base64url')}`
}

interface Saving {
  flush(): Promise<void>
}

/** Saves shortly after each change, one write at a time. */
function keepSaved(sandbox: Sandbox, file: string): Saving {
  let unsaved = true
  let timer: NodeJS.Timeout | null = null
  let writing = Promise.resolve()

  const write = async () => {
    if (!unsaved) return
    unsaved = false
    await writeAtomically(file, sandbox.save()).catch((error: unknown) => {
      unsaved = true
      throw error
    })
  }
  const enqueue = () => {
    timer = null
    writing = writing.catch(() => undefined).then(write)
    return writing
  }
  sandbox.onChange(() => {
    unsaved = true
    timer ??= setTimeout(() => {
      enqueue().catch((error: unknown) => console.error('the demo account was not saved:', error))
    }, SAVE_DELAY)
  })
  return {
    flush() {
      if (timer) clearTimeout(timer)
      return enqueue()
    }
  }
}

/** Replaces the file in one step, so that a reader gets the complete old or the complete new state. */
async function writeAtomically(file: string, text: string): Promise<void> {
  const draft = `${file}.new`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
}
