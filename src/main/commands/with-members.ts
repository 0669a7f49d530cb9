/** Returns the object with some members replaced; every other member is read from it when it is used. */
export function withMembers<Target extends object>(
  target: Target,
  members: Partial<Target>
): Target {
  return new Proxy(target, {
    get(_, name) {
      if (Object.hasOwn(members, name)) return Reflect.get(members, name) as unknown
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    }
  })
}
