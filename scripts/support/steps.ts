import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf, readJson, root } from './paths.ts'
import { runNode, type Outcome } from './processes.ts'
import { countStep, countSuite, describe, type Counts } from './reports.ts'
import { seconds } from './script.ts'

/** One thing that is checked: several commands side by side, or a suite that leaves a report. */
export interface Step {
  readonly name: string
  readonly commands: readonly (readonly string[])[]
  /** The JSON report of a suite, below the repository's root. */
  readonly report?: string
  /** Its own output is the progress: shown as it comes. */
  readonly isLong?: boolean
  /** The environment of the commands, made right before they start; ours unless given. */
  readonly environment?: () => Promise<NodeJS.ProcessEnv>
}

export const checks: readonly Step[] = [
  { name: 'format', commands: [[commandOf('prettier'), '--check', '.', ...cache('prettier')]] },
  {
    name: 'lint',
    commands: [[commandOf('eslint'), '.', ...cache('eslint')]]
  },
  {
    name: 'types',
    commands: [
      tsc('node'),
      tsc('tests'),
      [commandOf('svelte-check'), '--tsconfig', 'tsconfig.web.json', '--fail-on-warnings']
    ]
  }
]

export const suites: readonly Step[] = ['unit', 'dom', 'integration'].map(vitest)

export const build: Step = { name: 'build', commands: [['scripts/build.ts', '--force']] }

export const e2e: Step = {
  name: 'e2e',
  commands: [['scripts/e2e.ts']],
  report: 'test-results/e2e.json',
  isLong: true
}

/** Runs steps one after the other, with a line each; what a failed one wrote follows its line. */
export async function runSteps(steps: readonly Step[]): Promise<Counts[]> {
  const all: Counts[] = []
  for (const step of steps) all.push(await runStep(step))
  return all
}

async function runStep(step: Step): Promise<Counts> {
  if (step.report) rmSync(join(root, step.report), { force: true })
  announce(step)
  const env = (await step.environment?.()) ?? process.env
  const output = step.isLong ? 'show' : 'keep'
  const outcomes = await Promise.all(
    step.commands.map((command) => runNode(command, { env, output }))
  )
  const code = Math.max(...outcomes.map((outcome) => outcome.code))
  const counts = step.report ? countSuite(reportOf(step.report), code) : countStep(code)
  console.log(line(step, counts, outcomes))
  if (counts.failed > 0) console.log(outputOf(outcomes))
  return counts
}

// A terminal shows what is going on, and the line of the result then takes its place.
function announce({ name, isLong }: Step): void {
  if (isLong) console.log(`… ${name}`)
  else if (process.stdout.isTTY) process.stdout.write(`… ${name}\r`)
}

function line(step: Step, counts: Counts, outcomes: readonly Outcome[]): string {
  const mark = counts.failed === 0 ? '✓' : '✗'
  const time = seconds(Math.max(...outcomes.map(({ ms }) => ms))).padStart(7)
  return `${mark} ${step.name.padEnd(12)}${time}${step.report ? `   ${describe(counts)}` : ''}`
}

function outputOf(outcomes: readonly Outcome[]): string {
  const failed = outcomes.filter(({ code }) => code !== 0)
  return (failed.length > 0 ? failed : outcomes).map(({ output }) => output.trimEnd()).join('\n')
}

function reportOf(file: string): unknown {
  try {
    return readJson(join(root, file))
  } catch {
    return undefined
  }
}

function vitest(project: string): Step {
  return vitestStep(project, ['--project', project])
}

/** A run of vitest with these arguments, and its report under the step's name. */
export function vitestStep(name: string, args: readonly string[]): Step {
  const report = `test-results/${name}.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return { name, commands: [[commandOf('vitest'), 'run', ...args, ...reporters]], report }
}

function tsc(project: string): string[] {
  const state = ['--incremental', '--tsBuildInfoFile', `.cache/tsc-${project}.tsbuildinfo`]
  return [commandOf('typescript', 'tsc'), '-p', `tsconfig.${project}.json`, ...state]
}

function cache(tool: string): string[] {
  return ['--cache', '--cache-location', `.cache/${tool}.json`]
}
