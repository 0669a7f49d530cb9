/* node measured.ts ARGUMENTS…: runs Node with the arguments, and writes the CPU time of it all to descriptor 3. */
import { spawn } from 'node:child_process'
import { writeSync } from 'node:fs'
import { childrenCpuMs } from './cpu-time.ts'
import { ended, Interrupted } from './processes.ts'

const child = spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' })
try {
  process.exitCode = await ended(child)
} catch (error) {
  process.exitCode = error instanceof Interrupted ? error.code : 1
}
writeSync(3, String(childrenCpuMs() ?? ''))
