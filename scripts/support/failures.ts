import { stripVTControlCharacters } from 'node:util'

/** One failed test, as the last screen of a run shows it. */
export interface Failed {
  readonly title: string
  /** The message of the assertion, a few lines at most. */
  readonly assertion: readonly string[]
  /** File and line, below the repository's root: `tests/unit/shared/hours.test.ts:12`. */
  readonly place: string
  /** The command that runs only this test. */
  readonly command: string
}

export interface Place {
  /** The repository's root. */
  readonly root: string
  /** `--at` and `--zone` of the run, or ''. */
  readonly moment?: string | undefined
}

interface VitestFile {
  readonly name: string
  readonly status: string
  readonly message: string
  readonly assertionResults: readonly {
    readonly ancestorTitles: readonly string[]
    readonly title: string
    readonly fullName: string
    readonly status: string
    readonly failureMessages: readonly string[]
  }[]
}

interface Location {
  readonly file: string
  readonly line: number
}

interface PlaywrightError {
  readonly message?: string
  readonly location?: Location
}

interface PlaywrightSuite {
  readonly title: string
  readonly file: string
  readonly line: number
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs: readonly {
    readonly title: string
    readonly line: number
    readonly file: string
    readonly tests: readonly {
      readonly status: string
      readonly results: readonly { readonly errors: readonly PlaywrightError[] }[]
    }[]
  }[]
}

const E2E = 'tests/e2e'
const LONGEST_LINE = 160

/** Returns the failed tests of a JSON report of Vitest or Playwright, in its order. */
export function failedTests(report: unknown, { root, moment = '' }: Place): Failed[] {
  const { testResults, suites, errors } = report as {
    readonly testResults?: readonly VitestFile[]
    readonly suites?: readonly PlaywrightSuite[]
    readonly errors?: readonly PlaywrightError[]
  }
  const below = (file: string): string => file.replace(`${root}/`, '')
  const inVitest = (testResults ?? []).flatMap((file) => failedInVitest(file, below))
  const inPlaywright = (suites ?? []).flatMap((suite) => failedInPlaywright(suite, [], below))
  const outside = (errors ?? []).map((error) => outsideTests(error, below))
  return [...inVitest, ...inPlaywright, ...outside].map((failed) => atMoment(failed, moment))
}

/** Returns the titles of tests that passed only on a retry of Vitest or Playwright. */
export function retriedTests(report: unknown): string[] {
  const { testResults = [], suites = [] } = report as {
    readonly testResults?: readonly VitestFile[]
    readonly suites?: readonly PlaywrightSuite[]
  }
  const inVitest = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
    .map(titleOf)
  return [...inVitest, ...suites.flatMap((suite) => retriedIn(suite, []))]
}

/** Describes a failed step that named no test. */
export function failedStep(step: string, output: string): Failed {
  const lines = plainLines(output)
  const place = lines.map((line) => /[\w./-]+\.(?:ts|svelte|js|json|md)\b/.exec(line)?.[0])
  const command = ['build', 'e2e'].includes(step)
    ? `npm run ${step}`
    : `npm run check -- --only ${step}`
  return {
    title: `${step} failed`,
    assertion: lines.slice(0, 5),
    place: place.find((found) => found !== undefined) ?? step,
    command
  }
}

/** Returns four parts for each failure: title, assertion, place and command. */
export function describeFailures(failures: readonly Failed[]): string {
  return failures
    .map(({ title, assertion, place, command }, index) => {
      const details = [...assertion, `at ${place}`, `$ ${command}`]
      return [`${index + 1}) ${title}`, ...details.map((line) => `   ${line}`)].join('\n')
    })
    .join('\n\n')
}

function failedInVitest(
  { name, status, message, assertionResults }: VitestFile,
  below: (file: string) => string
): Failed[] {
  const file = below(name)
  const alone = `npm run check -- --only ${projectOf(file)} ${file}`
  if (status === 'failed' && assertionResults.length === 0) {
    const assertion = plainLines(message).slice(0, 3).map(below)
    return [{ title: `${file} did not load`, assertion, place: file, command: alone }]
  }
  return assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => {
      const { fullName, failureMessages } = test
      const [text = ''] = failureMessages
      const line = lineIn(text, name)
      return {
        title: titleOf(test),
        assertion: shortAssertion(text),
        place: line === undefined ? file : `${file}:${line}`,
        command: `${alone} -t ${quoted(`^${escaped(fullName)}$`)}`
      }
    })
}

function titleOf({ ancestorTitles, title }: VitestFile['assertionResults'][number]): string {
  return [...ancestorTitles, title].filter(Boolean).join(' › ')
}

/** Returns the project of `vitest.config.ts` that runs a file. */
function projectOf(file: string): string {
  if (file.startsWith('tests/integration/')) return 'integration'
  return file.startsWith('tests/unit/renderer/') ? 'dom' : 'unit'
}

function atMoment(failed: Failed, moment: string): Failed {
  return moment === '' ? failed : { ...failed, command: `${failed.command} ${moment}` }
}

function failedInPlaywright(
  suite: PlaywrightSuite,
  above: readonly string[],
  below: (file: string) => string
): Failed[] {
  const titles = titlesOf(suite, above)
  const here = suite.specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ results }): Failed => {
        const error = results.find(({ errors }) => errors.length > 0)?.errors[0]
        const test = `${E2E}/${spec.file}:${spec.line}`
        return {
          title: [...titles, spec.title].join(' › '),
          assertion: shortAssertion(error?.message ?? 'no error was reported'),
          place: error?.location ? `${below(error.location.file)}:${error.location.line}` : test,
          command: `npm run e2e -- ${test}`
        }
      })
  )
  const deeper = suite.suites ?? []
  return [...here, ...deeper.flatMap((inner) => failedInPlaywright(inner, titles, below))]
}

function retriedIn(suite: PlaywrightSuite, above: readonly string[]): string[] {
  const titles = titlesOf(suite, above)
  const here = suite.specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map(({ title }) => [...titles, title].join(' › '))
  return [...here, ...(suite.suites ?? []).flatMap((inner) => retriedIn(inner, titles))]
}

// The outermost suite is the file, which `place` names.
function titlesOf({ title, line }: PlaywrightSuite, above: readonly string[]): string[] {
  return line === 0 ? [...above] : [...above, title]
}

function outsideTests(
  { message = '', location }: PlaywrightError,
  below: (file: string) => string
): Failed {
  const isKnown = location !== undefined && !location.file.startsWith('<')
  return {
    title: 'Playwright failed outside of a test',
    assertion: shortAssertion(message).map(below),
    place: isKnown ? `${below(location.file)}:${location.line}` : E2E,
    command: 'npm run e2e'
  }
}

/**
 * Returns the first line of an error, and the expected and received values if the error has them. Omits stack,
 * source and log.
 */
function shortAssertion(text: string): string[] {
  const lines = plainLines(text).filter((line) => !/^\s*at /.test(line))
  const [first = '', ...rest] = lines
  const telling = rest.filter((line) =>
    /^(expect\(|Locator:|Expected|Received|Error:|Timeout:)/.test(line.trim())
  )
  return [first, ...telling.slice(0, 4).map((line) => line.trim())]
}

function plainLines(text: string): string[] {
  return stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line))
}

/** Returns the line of the first stack frame in this file. */
function lineIn(stack: string, file: string): string | undefined {
  return new RegExp(`${escaped(file)}:(\\d+):\\d+`).exec(stack)?.[1]
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
