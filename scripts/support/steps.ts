import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf, readJson, root } from './paths.ts'
import { MOMENT_OPTIONS } from './at-moment.ts'
import { failedStep, failedTests, retriedTests, type Failed } from './failures.ts'
import { runMeasured, type MeasuredOutcome } from './processes.ts'
import { countStep, countSuite, describe, type Counts } from './reports.ts'
import { seconds } from './script.ts'
import type { StepTime } from './times.ts'

/** One check: several commands in parallel, or a suite that writes a report. */
export interface Step {
  readonly name: string
  readonly commands: readonly (readonly string[])[]
  /** The JSON report of a suite, below the repository's root. */
  readonly report?: string
  /** True if its output shows the progress and is printed at once. */
  readonly isLong?: boolean
  /** Creates the environment of the commands right before they start; the present one by default. */
  readonly environment?: () => Promise<NodeJS.ProcessEnv>
}

/** The result of a step, for the last screen. */
export interface StepResult {
  readonly counts: Counts
  readonly time: StepTime
  readonly failures: readonly Failed[]
  /** Titles of the tests that passed only when they were run again. */
  readonly retried: readonly string[]
}

export const checks: readonly Step[] = [
  { name: 'format', commands: [[commandOf('prettier'), '--check', '.', ...cache('prettier')]] },
  {
    name: 'lint',
    commands: [[commandOf('eslint'), '.', ...cache('eslint')], ['scripts/lint.ts']]
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

/** Limits a suite of Vitest to the tests that the arguments select. Returns other steps unchanged. */
export function narrowed(step: Step, filters: readonly string[]): Step {
  if (!suites.includes(step)) return step
  return { ...step, commands: step.commands.map((command) => [...command, ...filters]) }
}

export const build: Step = { name: 'build', commands: [['scripts/build.ts']] }

export const e2e: Step = {
  name: 'e2e',
  commands: [['scripts/e2e.ts']],
  report: 'test-results/e2e.json',
  isLong: true
}

/** Runs steps one after the other and prints a line for each, followed by the output if it failed. */
export async function runSteps(steps: readonly Step[]): Promise<StepResult[]> {
  const all: StepResult[] = []
  for (const step of steps) all.push(await runStep(step))
  return all
}

/** Runs independent steps in parallel. */
export function runSideBySide(steps: readonly Step[]): Promise<StepResult[]> {
  return Promise.all(steps.map(runStep))
}

async function runStep(step: Step): Promise<StepResult> {
  if (step.report) rmSync(join(root, step.report), { force: true })
  announce(step)
  const env = (await step.environment?.()) ?? process.env
  const output = step.isLong ? 'show' : 'keep'
  const outcomes = await Promise.all(
    step.commands.map((command) => runMeasured(command, { env, output }))
  )
  const code = Math.max(...outcomes.map((outcome) => outcome.code))
  const report = step.report === undefined ? undefined : reportOf(step.report)
  const counts = step.report ? countSuite(report, code) : countStep(code)
  console.log(line(step, counts, outcomes))
  if (counts.failed > 0) console.log(outputOf(outcomes))
  const named =
    report === undefined ? [] : failedTests(report, { root, moment: env[MOMENT_OPTIONS] })
  const isUnnamed = counts.failed > 0 && named.length === 0
  return {
    counts,
    time: { name: step.name, wallMs: wallOf(outcomes), cpuMs: cpuOf(outcomes) },
    failures: isUnnamed ? [failedStep(step.name, outputOf(outcomes))] : named,
    retried: report === undefined ? [] : retriedTests(report)
  }
}

function wallOf(outcomes: readonly MeasuredOutcome[]): number {
  return Math.max(...outcomes.map(({ ms }) => ms))
}

function cpuOf(outcomes: readonly MeasuredOutcome[]): number | undefined {
  const known = outcomes.flatMap(({ cpuMs }) => cpuMs ?? [])
  return known.length < outcomes.length ? undefined : known.reduce((sum, ms) => sum + ms, 0)
}

// On a terminal, the line of the result replaces this one.
function announce({ name, isLong }: Step): void {
  if (isLong) console.log(`… ${name}`)
  else if (process.stdout.isTTY) process.stdout.write(`… ${name}\r`)
}

function line(step: Step, counts: Counts, outcomes: readonly MeasuredOutcome[]): string {
  const mark = counts.failed === 0 ? '✓' : '✗'
  const time = seconds(wallOf(outcomes)).padStart(7)
  return `${mark} ${step.name.padEnd(12)}${time}${step.report ? `   ${describe(counts)}` : ''}`
}

function outputOf(outcomes: readonly MeasuredOutcome[]): string {
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

/** Returns a step that runs Vitest with these arguments and writes its report under the step's name. */
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
