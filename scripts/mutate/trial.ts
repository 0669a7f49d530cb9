import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { spawn } from 'node:child_process'
import { ended } from '../support/processes.ts'
import { commandOf, readJson, root } from '../support/paths.ts'
import { mutate, type Mutation } from './mutation.ts'

/** Not needed to run tests, or made by them. */
const LEFT_OUT = new Set(['node_modules', '.git', 'out', 'dist', 'test-results'])

/** A mutation can make a test run for ever. */
const HANGS_AFTER_MS = 5 * 60_000

/** `broken`: no test failed, but the tests could not run either. */
export type Verdict = 'caught' | 'survived' | 'broken'

interface VitestReport {
  readonly success: boolean
  readonly numTotalTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly name: string; readonly status: string }[]
}

/** Copies the project into an empty folder; dependencies are linked. */
export function copyProject(folder: string): void {
  for (const name of readdirSync(root).filter((each) => !LEFT_OUT.has(each)))
    cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
}

/** Applies a mutation to the copy, runs its tests there, and restores the file. */
export async function tryMutation(mutation: Mutation, folder: string): Promise<Verdict> {
  const file = join(folder, mutation.file)
  const source = readFileSync(file, 'utf8')
  writeFileSync(file, mutate(source, mutation))
  try {
    return verdictOf(await runTests(mutation.tests, folder))
  } finally {
    writeFileSync(file, source)
  }
}

/** Returns the test files that fail in the copy without any mutation; all of them if none could run. */
export async function failing(
  tests: readonly string[],
  folder: string
): Promise<readonly string[]> {
  const report = await runTests(tests, folder)
  if (report?.success === true && report.numTotalTests > 0) return []
  const failed = report?.testResults.filter(({ status }) => status === 'failed') ?? []
  return failed.length > 0 ? failed.map(({ name }) => relative(folder, name)) : tests
}

function verdictOf(report: VitestReport | null): Verdict {
  if (report?.success === true) return report.numTotalTests > 0 ? 'survived' : 'broken'
  return report !== null && report.numFailedTests > 0 ? 'caught' : 'broken'
}

/** Runs test files with Vitest in the copy; null if Vitest wrote no report. */
async function runTests(tests: readonly string[], folder: string): Promise<VitestReport | null> {
  const report = join(folder, 'mutation-report.json')
  rmSync(report, { force: true })
  const options = ['--reporter=json', `--outputFile=${report}`, '--bail=1']
  const child = spawn(process.execPath, [commandOf('vitest'), 'run', ...options, ...tests], {
    cwd: folder,
    stdio: 'ignore'
  })
  const stop = setTimeout(() => child.kill('SIGKILL'), HANGS_AFTER_MS)
  await ended(child).finally(() => clearTimeout(stop))
  try {
    return readJson(report) as VitestReport
  } catch {
    return null
  }
}
