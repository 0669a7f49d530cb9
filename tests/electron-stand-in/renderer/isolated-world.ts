/* Runs in the preload's world, sent as text: nothing below may use anything but globals and its neighbours in source.ts. */
import { BridgeEnd } from './bridge.ts'
import type { Question, Reply } from './bridge.ts'
import { PreloadIpc } from './ipc-renderer.ts'
import type { FromFrame, ToFrame } from './ipc-renderer.ts'
import { PreloadEmitter, preloadModules, preloadTimers } from './preload-modules.ts'
import { createCodec } from './wire.ts'

export interface IsolatedConfig {
  readonly secret: string
  /** Name of the function Chromium gives this world to reach the main process. */
  readonly binding: string
  /** Name of the function the main process calls to reach this world. */
  readonly deliver: string
  readonly preloadPath: string
  readonly process: object
}

export type Preload = (
  require: (name: string) => unknown,
  process: object,
  exports: object,
  module: object,
  buffer: undefined,
  global: object,
  setImmediate: unknown,
  clearImmediate: unknown
) => void

export function startIsolatedWorld(config: IsolatedConfig, preload: Preload | undefined): void {
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const tellText = world[config.binding]
  if (!tellText) return
  delete world[config.binding]
  const codec = createCodec()
  const tell = (message: FromFrame): void => tellText(codec.encode(message))
  const ipc = new PreloadIpc(codec, tellText)
  Object.defineProperty(world, config.deliver, {
    value: (text: string) => ipc._receive(codec.decode(text) as ToFrame)
  })
  const bridge: BridgeEnd = new BridgeEnd(
    `${config.secret}:isolated`,
    `${config.secret}:main`,
    (question) => answerPage(question, bridge, ipc, tell)
  )
  watchClicks(tell)
  watchInput(tell)
  if (preload && window.top === window) runPreload(config, preload, bridge, ipc, tell)
}

export function answerPage(
  question: Question,
  bridge: BridgeEnd,
  ipc: PreloadIpc,
  tell: (message: FromFrame) => void
): Reply {
  if (question.kind === 'open') {
    tell(question)
    return { ok: true, value: ['value', undefined] }
  }
  if (question.kind === 'permission') {
    const { permission, check } = question
    const decided = ipc._request((id) => ({ kind: 'permission', permission, check, id }))
    return { ok: true, value: bridge.pack(decided) }
  }
  return { ok: false, message: `stand-in: the preload answers no ${question.kind}` }
}

/** A click that would open a window asks the main process, as Chromium asks Electron. */
export function watchClicks(tell: (message: FromFrame) => void): void {
  const onClick = (event: MouseEvent): void => {
    const link = (event.composedPath()[0] as Element | undefined)?.closest?.('a[href]')
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1
    if (link.target !== '_blank' && !modified) return
    event.preventDefault()
    tell({ kind: 'open', url: link.href, name: link.target, features: '' })
  }
  window.addEventListener('click', onClick)
  window.addEventListener('auxclick', onClick)
}

/** The main process knows whether a person could have made this input. */
export function watchInput(tell: (message: FromFrame) => void): void {
  const onInput = (event: Event): void => {
    if (!event.isTrusted) return
    const draggable = event.type === 'pointerdown' && isDraggable(event.composedPath())
    tell({ kind: 'input', type: event.type, at: Date.now(), draggable })
  }
  window.addEventListener('pointerdown', onInput, true)
  window.addEventListener('keydown', onInput, true)
}

export function isDraggable(path: readonly EventTarget[]): boolean {
  for (const element of path) {
    if (!(element instanceof Element)) continue
    const style = getComputedStyle(element)
    const region =
      style.getPropertyValue('app-region') || style.getPropertyValue('-webkit-app-region')
    if (region === 'drag') return true
    if (region === 'no-drag') return false
  }
  return false
}

export function runPreload(
  config: IsolatedConfig,
  preload: Preload,
  bridge: BridgeEnd,
  ipc: PreloadIpc,
  tell: (message: FromFrame) => void
): void {
  const modules = preloadModules(preloadElectron(bridge, ipc, tell))
  const require = (name: string): unknown => {
    if (Object.hasOwn(modules, name)) return modules[name]
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  const process = Object.assign(new PreloadEmitter(), config.process)
  const { setImmediate, clearImmediate } = preloadTimers()
  try {
    const scope = [undefined, globalThis, setImmediate, clearImmediate] as const
    preload(require, process, module.exports, module, ...scope)
  } catch (error) {
    console.error(`Unable to load preload script: ${config.preloadPath}`)
    console.error(error)
    const message = error instanceof Error ? error.message : String(error)
    tell({ kind: 'preload-error', message })
  }
}

export function preloadElectron(
  bridge: BridgeEnd,
  ipc: PreloadIpc,
  tell: (message: FromFrame) => void
): object {
  let zoom = 1
  return {
    contextBridge: {
      exposeInMainWorld(key: string, api: unknown) {
        bridge.ask({ kind: 'expose', key, api: bridge.pack(api) })
      },
      exposeInIsolatedWorld() {
        throw new Error('stand-in: exposeInIsolatedWorld is not supported')
      }
    },
    ipcRenderer: ipc,
    webFrame: {
      getZoomFactor: () => zoom,
      setZoomFactor(factor: number) {
        zoom = factor
        tell({ kind: 'zoom', factor })
      }
    },
    webUtils: { getPathForFile: () => '' },
    crashReporter: {},
    nativeImage: {}
  }
}
