interface Destroyable {
  isDestroyed(): boolean
}

type Method = (this: Destroyable, ...args: unknown[]) => unknown

/** Makes every public member of a class throw once the object is destroyed, as Electron's do. */
export function throwsWhenDestroyed(prototype: Destroyable, except: readonly string[] = []): void {
  const free = new Set(['constructor', 'isDestroyed', ...except])
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (free.has(name) || name.startsWith('_')) continue
    const guarded = { ...property }
    if (typeof property.value === 'function') guarded.value = guard(property.value as Method)
    if (property.get) guarded.get = guard(property.get as Method)
    Object.defineProperty(prototype, name, guarded)
  }
}

function guard(method: Method): Method {
  return function (...args) {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed')
    return method.apply(this, args)
  }
}
