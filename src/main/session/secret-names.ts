/** The keychain's name for the token of a person in an account. */
export function secretName({
  accountId,
  userId
}: {
  readonly accountId: number
  readonly userId: number
}): string {
  return `harvest-${accountId}-${userId}`
}

/** The name from before several people of one account could be kept. */
export function formerSecretName({ accountId }: { readonly accountId: number }): string {
  return `harvest-${accountId}`
}

/** Every name that a token of theirs may be under. */
export function secretNames(accountId: number, userId: number): readonly string[] {
  return [secretName({ accountId, userId }), formerSecretName({ accountId })]
}
