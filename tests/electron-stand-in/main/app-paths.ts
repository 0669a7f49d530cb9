import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { run } from '../run.ts'

const MADE_WHEN_ASKED = new Set(['userData', 'sessionData', 'logs'])

/** The folders of app.getPath, as Linux has them. */
export class AppPaths {
  readonly #chosen = new Map<string, string>()
  readonly #appName: () => string

  constructor(appName: () => string) {
    this.#appName = appName
  }

  get(name: string): string {
    const path = this.#chosen.get(name) ?? this.#usual()[name]
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    if (MADE_WHEN_ASKED.has(name)) mkdirSync(path, { recursive: true })
    return path
  }

  set(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    if (!(name in this.#usual())) throw new Error(`Failed to set path for '${name}'`)
    this.#chosen.set(name, path)
  }

  #usual(): Record<string, string> {
    const home = homedir()
    const appData = process.env['XDG_CONFIG_HOME'] || join(home, '.config')
    const userData =
      this.#chosen.get('userData') ??
      (run.switches.get('user-data-dir') || join(appData, this.#appName()))
    return {
      home,
      appData,
      userData,
      sessionData: userData,
      temp: tmpdir(),
      exe: process.execPath,
      module: process.execPath,
      desktop: join(home, 'Desktop'),
      documents: join(home, 'Documents'),
      downloads: join(home, 'Downloads'),
      music: join(home, 'Music'),
      pictures: join(home, 'Pictures'),
      videos: join(home, 'Videos'),
      logs: join(userData, 'logs'),
      crashDumps: join(userData, 'Crashpad')
    }
  }
}
