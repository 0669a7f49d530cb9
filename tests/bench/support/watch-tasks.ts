/**
 * Watches the longest that the main thread works without looking up, with a timer that is due every millisecond. Its own
 * work counts, not the waiting for a processor that others keep busy. `stop` returns milliseconds of CPU.
 */
export function watchTasks(): { stop(): number } {
  let longest = 0
  let last = mainThreadMs()
  const timer = setInterval(() => {
    const now = mainThreadMs()
    longest = Math.max(longest, now - last)
    if (process.env['BENCH_TASKS'] && now - last > 30)
      console.log('  task of', Math.round(now - last))
    last = now
  }, 1)
  return {
    stop() {
      clearInterval(timer)
      return longest
    }
  }
}

function mainThreadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
