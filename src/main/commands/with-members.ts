/** Returns a view of an object with some members replaced. All other members are read from the object at each use. */
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
