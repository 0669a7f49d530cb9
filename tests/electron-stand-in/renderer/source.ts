/* The functions that run in Chromium, as text. Each is type-checked where it stands and sent by its own source. */
import * as bridge from './bridge.ts'
import * as ipcRenderer from './ipc-renderer.ts'
import * as isolatedWorld from './isolated-world.ts'
import type { IsolatedConfig } from './isolated-world.ts'
import * as mainWorld from './main-world.ts'
import * as preloadModules from './preload-modules.ts'
import * as wire from './wire.ts'

export const ISOLATED_WORLD = 'Electron Isolated Context'

/** The variables in the scope of a preload, in the order of the parameters of `Preload`. */
export const PRELOAD_PARAMETERS = [
  'require',
  'process',
  'exports',
  'module',
  'Buffer',
  'global',
  'setImmediate',
  'clearImmediate'
]

export function mainWorldSource(secret: string): string {
  const call = `${mainWorld.startMainWorld.name}(${JSON.stringify(secret)})`
  return scoped([wire, bridge, mainWorld], call, 'undefined')
}

export function isolatedWorldSource(config: IsolatedConfig, preload: string | undefined): string {
  const call = `${isolatedWorld.startIsolatedWorld.name}(${JSON.stringify(config)}, preload)`
  const modules = [wire, bridge, preloadModules, ipcRenderer, isolatedWorld]
  if (preload === undefined) return scoped(modules, call, 'undefined')
  return scoped(modules, call, `function (${PRELOAD_PARAMETERS}) {\n${preload}\n}`)
}

/** The preload's text stays outside: strict mode is its own choice. Classes stand in the order of the modules. */
function scoped(modules: readonly object[], call: string, preload: string): string {
  const declarations = modules.flatMap((module) => Object.values(module)).map(String)
  return `((preload) => {\n'use strict'\n${declarations.join('\n')}\n${call}\n})(${preload})`
}
