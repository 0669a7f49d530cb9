import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Runs the given commands, as the real one does, when the test sends their signal. */
const SCRIPT = `#!/bin/sh
printf '%s\\n' "$@" > "$FOLDER/arguments"
trap 'eval "$4"' USR1
trap 'eval "$6"' USR2
echo $$ > "$FOLDER/pid"
while :; do sleep 0.02; done
`
const FAILING = '#!/bin/sh\nexit 1\n'

/** A swayidle program on its own PATH. */
export class FakeSwayidle {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'swayidle-'))

  constructor({ fails = false } = {}) {
    const file = path.join(this.#folder, 'swayidle')
    writeFileSync(file, fails ? FAILING : SCRIPT)
    chmodSync(file, 0o755)
  }

  get env(): Readonly<Record<string, string>> {
    return { PATH: `${this.#folder}:/usr/bin:/bin`, FOLDER: this.#folder }
  }

  get arguments(): readonly string[] {
    return this.#read('arguments').trim().split('\n')
  }

  get isRunning(): boolean {
    return this.#send(0)
  }

  say(what: 'idle' | 'back'): void {
    this.#send(what === 'idle' ? 'SIGUSR1' : 'SIGUSR2')
  }

  crash(): void {
    this.#send('SIGKILL')
  }

  close(): void {
    this.crash()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Returns false if there is no such process. A process id of 0 would mean every process of this test. */
  #send(signal: NodeJS.Signals | 0): boolean {
    const pid = Number(this.#read('pid'))
    if (!(pid > 1)) return false
    try {
      return process.kill(pid, signal)
    } catch {
      return false
    }
  }

  #read(name: string): string {
    try {
      return readFileSync(path.join(this.#folder, name), 'utf8')
    } catch {
      return ''
    }
  }
}
