import { readFileSync } from 'node:fs'

/** The kernel reports CPU time in hundredths of a second, independent of its own clock rate. */
const TICK_MS = 10

// After the command's name in parentheses: the 16th and the 17th field of proc(5).
const CHILDREN_USER = 13
const CHILDREN_SYSTEM = 14

/**
 * Returns the CPU time (user and system) of the finished children of this process and of their children;
 * undefined if the system does not report it.
 */
export function childrenCpuMs(): number | undefined {
  try {
    return childrenCpuMsOf(readFileSync('/proc/self/stat', 'utf8'))
  } catch {
    return undefined
  }
}

/** Reads `/proc/PID/stat`: `7 (a) b) S 1 …`, where the name may hold spaces and parentheses. */
export function childrenCpuMsOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[CHILDREN_USER]) + Number(fields[CHILDREN_SYSTEM])) * TICK_MS
}
