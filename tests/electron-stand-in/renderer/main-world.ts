/* Runs in the page's world, sent as text: nothing below may use anything but globals and its neighbours in source.ts. */
import { BridgeEnd } from './bridge.ts'
import type { Packed, Question, Reply } from './bridge.ts'

/** Sets up the page's side of the bridge and the calls that Electron takes away from a page. */
export function startMainWorld(secret: string): void {
  const answer = (question: Question): Reply =>
    question.kind === 'expose'
      ? expose(bridge, question.key, question.api)
      : { ok: false, message: `stand-in: the page answers no ${question.kind}` }
  const bridge = new BridgeEnd(`${secret}:main`, `${secret}:isolated`, answer)
  window.open = (url, name, features) => {
    const target = new URL(url ?? 'about:blank', location.href).href
    bridge.ask({ kind: 'open', url: target, name: name ?? '', features: features ?? '' })
    return null
  }
  askBeforePermissions((permission, check) =>
    Promise.resolve(bridge.ask({ kind: 'permission', permission, check }))
  )
}

export function expose(bridge: BridgeEnd, key: string, packed: Packed): Reply {
  if (key in window) {
    const message = 'Cannot bind an API on top of an existing property on the window object'
    return { ok: false, message }
  }
  const value = bridge.unpack(packed)
  deepFreeze(value, new Set())
  Object.defineProperty(window, key, {
    value,
    writable: false,
    enumerable: true,
    configurable: false
  })
  return { ok: true, value: ['value', undefined] }
}

export function deepFreeze(value: unknown, done: Set<unknown>): void {
  const freezable = (typeof value === 'object' && value !== null) || typeof value === 'function'
  if (!freezable || done.has(value) || ArrayBuffer.isView(value)) return
  done.add(value)
  for (const name of Object.getOwnPropertyNames(value)) {
    deepFreeze((value as Record<string, unknown>)[name], done)
  }
  Object.freeze(value)
}

/**
 * DevTools cannot intercept a permission prompt. So the calls that would raise one first ask the main
 * process, which sets Chromium's own permission to the handler's answer, and then go on as they are.
 */
export function askBeforePermissions(
  consult: (permission: string, check: boolean) => Promise<unknown>
): void {
  const first = (target: object | undefined, method: string, permission: string): void => {
    const methods = target as Record<string, (...args: unknown[]) => unknown> | undefined
    const original = methods?.[method]
    if (!methods || !original) return
    methods[method] = function (this: unknown, ...args: unknown[]) {
      return consult(permission, false).then(() => original.apply(this, args))
    }
  }
  first(globalThis.Notification, 'requestPermission', 'notifications')
  first(globalThis.Geolocation?.prototype, 'getCurrentPosition', 'geolocation')
  first(globalThis.Geolocation?.prototype, 'watchPosition', 'geolocation')
  first(globalThis.MediaDevices?.prototype, 'getUserMedia', 'media')
  first(globalThis.Clipboard?.prototype, 'read', 'clipboard-read')
  first(globalThis.Clipboard?.prototype, 'readText', 'clipboard-read')
  first(globalThis.Clipboard?.prototype, 'write', 'clipboard-sanitized-write')
  first(globalThis.Clipboard?.prototype, 'writeText', 'clipboard-sanitized-write')
  askBeforeQuery(consult)
}

export function askBeforeQuery(
  consult: (permission: string, check: boolean) => Promise<unknown>
): void {
  const prototype = globalThis.Permissions?.prototype
  if (!prototype) return
  const query = prototype.query
  const electronNames: Record<string, string> = {
    camera: 'media',
    microphone: 'media',
    'clipboard-write': 'clipboard-sanitized-write'
  }
  prototype.query = async function (descriptor: PermissionDescriptor) {
    await consult(electronNames[descriptor.name] ?? descriptor.name, true)
    return query.call(this, descriptor)
  }
}
