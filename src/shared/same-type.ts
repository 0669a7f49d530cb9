/** A type without the differences that never matter: intersections are flattened, members are readonly. */
type Plain<Type> = Type extends object ? { readonly [Name in keyof Type]: Plain<Type[Name]> } : Type

/**
 * True if two types have the same members, including optional ones. Example: `{ a: string }` and `{ a: string; b?:
 * number }` are assignable to each other, but they are not the same.
 */
export type Same<One, Other> =
  (<Any>() => Any extends Plain<One> ? 1 : 2) extends <Any>() => Any extends Plain<Other> ? 1 : 2
    ? true
    : false
