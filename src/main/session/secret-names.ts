/** Returns the name of the token in the keychain: one for each account and user. */
export function secretName({
  accountId,
  userId
}: {
  readonly accountId: number
  readonly userId: number
}): string {
  return `harvest-${accountId}-${userId}`
}

/** Returns the name that older versions used, with one user for each account. */
export function formerSecretName({ accountId }: { readonly accountId: number }): string {
  return `harvest-${accountId}`
}

/** Returns every name that the token may have. */
export function secretNames(accountId: number, userId: number): readonly string[] {
  return [secretName({ accountId, userId }), formerSecretName({ accountId })]
}
