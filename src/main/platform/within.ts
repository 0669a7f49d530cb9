/** Thrown by `within` when the time is up; the work itself goes on unheard. */
class TooLateError extends Error {
  override readonly name = 'TooLateError'
}

/** The work's result, or a `TooLateError` after so many milliseconds. */
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
