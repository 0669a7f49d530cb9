/** Thrown by `within` after the timeout. The work continues, and its result is ignored. */
class TooLateError extends Error {
  override readonly name = 'TooLateError'
}

/** Returns the result of the work. Throws a `TooLateError` after `timeoutMs` milliseconds. */
export async function within<Value>(timeoutMs: number, work: Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new TooLateError(`no answer in ${timeoutMs} ms`)),
    timeoutMs
  )
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
