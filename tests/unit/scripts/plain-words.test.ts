import { ESLint, type Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import ts from 'typescript-eslint'
import { plainComments } from '#scripts/lint/plain-comments.ts'
import { plainTestTitles } from '#scripts/lint/plain-test-titles.ts'

const config = {
  files: ['**/*.ts'],
  languageOptions: { parser: ts.parser },
  plugins: { gleaner: { rules: { comments: plainComments, titles: plainTestTitles } } },
  rules: { 'gleaner/comments': 'error', 'gleaner/titles': 'error' }
} as Linter.Config
const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [config] })

async function reported(code: string): Promise<readonly (string | undefined)[]> {
  const results = await eslint.lintText(code, { filePath: 'planted.test.ts' })
  return results.flatMap(({ messages }) => messages.map(({ messageId }) => messageId))
}

describe('the lint rule for comments', () => {
  it.each([
    '/** What of the entries that were read is to be written. */',
    '/** Whether the timer runs. */',
    '/**\n * Who may import whom.\n */',
    '/** Those that wait. */',
    '/** That which waits. */',
    '/** The same of every account. */',
    '// what each icon is drawn with',
    '/* Whoever runs this gets what is missing. */'
  ])('a comment must not begin with a relative clause: %s', async (comment) => {
    expect(await reported(comment)).toEqual(['clause'])
  })

  it.each([
    '/** Answers null if there is none. */',
    '/** Finds the entry. Answers the first. */',
    '/** Runs the work later; the answer cancels it. */'
  ])('a docstring must not call a return value an answer: %s', async (comment) => {
    expect(await reported(comment)).toEqual(['answer'])
  })

  it.each([
    '/** True if the timer runs. */',
    '/** Returns the entries that must be stored. */',
    '/** What should the default be? */',
    '/** Those2 */',
    '/** The answers of Harvest, the last one first. */',
    '// the first line ends here, and\n// what follows continues it'
  ])('a comment may begin with a subject, a verb or a question: %s', async (comment) => {
    expect(await reported(comment)).toEqual([])
  })
})

describe('the lint rule for test titles', () => {
  it.each([
    "it('is not what a submitted one is', () => {})",
    "test('that wait are sent', () => {})",
    "test.only('are sent', () => {})",
    "it.each([1])('does not change %s', () => {})",
    'it.each([1])(`has ${name}`, () => {})',
    "it('keeps the notes', () => {})"
  ])('a title must have a subject: %s', async (code) => {
    expect(await reported(code)).toEqual(['fragment'])
  })

  it.each([
    "it('a submitted entry is not locked', () => {})",
    "it('only the chosen rows are copied', () => {})",
    "it('do not disturb hides notifications', () => {})",
    "it('Retry-After dates are compared with the clock of Harvest', () => {})",
    'it(title, () => {})',
    "test.describe('of a week', () => {})",
    "await test.step('is done', () => {})",
    "post('is sent')"
  ])('a title with a subject is accepted: %s', async (code) => {
    expect(await reported(code)).toEqual([])
  })
})
