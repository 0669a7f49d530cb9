import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf, readJson, root } from './paths.ts'
import { MOMENT_OPTIONS } from './at-moment.ts'
import { failedStep, failedTests, retriedTests, type Failed } from './failures.ts'
import { runMeasured, type MeasuredOutcome } from './processes.ts'
import { countStep, countSuite, describe, type Counts } from './reports.ts'
import { seconds } from './script.ts'
import type { StepTime } from './times.ts'

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

/** How a step ended, for the last screen. */
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

/** A suite of vitest with only the tests that these arguments choose; other steps as they are. */
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

/** Runs steps one after the other, with a line each; what a failed one wrote follows its line. */
export async function runSteps(steps: readonly Step[]): Promise<StepResult[]> {
  const all: StepResult[] = []
  for (const step of steps) all.push(await runStep(step))
  return all
}

/** Runs steps that need nothing of each other at the same time. */
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

// A terminal shows what is going on, and the line of the result then takes its place.
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
