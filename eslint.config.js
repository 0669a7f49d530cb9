import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import { aliasBetweenRooms } from './scripts/lint/alias-between-rooms.ts'
import { roomBoundaries } from './scripts/lint/boundaries.ts'
import { fewProps } from './scripts/lint/few-props.ts'
import { noTimedTests } from './scripts/lint/no-timed-tests.ts'
import { plainComments } from './scripts/lint/plain-comments.ts'
import { plainTestTitles } from './scripts/lint/plain-test-titles.ts'
import { textsInCatalogue } from './scripts/lint/texts-in-catalogue.ts'
import svelteConfig from './svelte.config.js'

const electronAtTheEdge = {
  files: ['src/**/*.{ts,svelte}'],
  ignores: ['src/main/index.ts', 'src/main/platform/**', 'src/preload/index.ts'],
  rules: {
    'no-restricted-syntax': [
      'error',
      {
        selector:
          "ImportDeclaration[source.value='electron'], ImportExpression[source.value='electron']",
        message: 'electron is imported in main/index.ts, main/platform and preload/index.ts only.'
      },
      { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }
    ]
  }
}

/** Layouts and input methods are read in one place. */
const keysInOnePlace = {
  files: ['src/renderer/**/*.{ts,svelte}'],
  ignores: ['src/renderer/window/key-press.ts', 'src/renderer/window/one-press.ts'],
  rules: {
    'no-restricted-properties': [
      'error',
      ...['key', 'code', 'isComposing'].map((property) => ({
        object: 'event',
        property,
        message: 'Read keys with keyOf or commandKeyOf of window/key-press.ts.'
      }))
    ]
  }
}

const gleaner = {
  rules: {
    'alias-between-rooms': aliasBetweenRooms,
    'few-props': fewProps,
    'no-timed-tests': noTimedTests,
    'plain-comments': plainComments,
    'plain-test-titles': plainTestTitles,
    'texts-in-catalogue': textsInCatalogue
  }
}

const timelessTests = {
  files: ['tests/**/*.{ts,js}'],
  ignores: ['tests/bench/**', 'tests/electron-stand-in/**'],
  plugins: { gleaner },
  rules: { 'gleaner/no-timed-tests': 'error' }
}

const noLooseTexts = {
  files: ['src/{main,preload,renderer,shared}/**/*.{ts,svelte}'],
  ignores: ['src/shared/messages/**'],
  plugins: { gleaner },
  rules: { 'gleaner/texts-in-catalogue': 'error' }
}

const betweenRooms = {
  files: ['src/**/*.{ts,svelte}'],
  plugins: { gleaner },
  rules: { 'gleaner/alias-between-rooms': 'error' }
}

const plainWords = [
  {
    files: ['**/*.{ts,svelte,js,mjs}'],
    // to be rewritten
    ignores: [
      'src/shared/messages/**',
      'src/main/sync/plan/plan-context.ts',
      'src/main/sync/push/answer-check.ts',
      'src/main/sync/push/lost-answers.ts',
      'src/renderer/timesheet/month/DateField.svelte',
      'src/renderer/timesheet/month/MonthCalendar.svelte',
      'src/shared/absence.ts',
      'src/shared/ipc.ts',
      'src/shared/settings.ts',
      'src/shared/state.ts',
      'src/shared/sync-state.ts',
      'src/shared/timesheet.ts'
    ],
    plugins: { gleaner },
    rules: { 'gleaner/plain-comments': 'error' }
  },
  {
    files: ['tests/**/*.ts'],
    plugins: { gleaner },
    rules: { 'gleaner/plain-test-titles': 'error' }
  }
]

const shortListsOfProps = {
  files: ['src/renderer/**/*.svelte'],
  ignores: [
    'src/renderer/{ui,common}/**',
    // tests outside of this repository render the entry form with its props
    'src/renderer/timesheet/day/EntryForm.svelte'
  ],
  plugins: { gleaner },
  rules: { 'gleaner/few-props': 'error' }
}

/**
 * Rules that read types, with the tsconfig that includes the file. They cost 1.5 minutes of CPU time for the
 * whole project, and 4 s for one changed file. The cache of `npm run check` lints a file again only if the
 * file itself changes, not if a type that it uses changes; CI starts without a cache and lints everything.
 */
const typeAware = {
  files: ['{src,scripts,tests}/**/*.ts', '*.config.ts', 'src/**/*.svelte'],
  languageOptions: {
    parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
  },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true }
    ]
  }
}

export default ts.config(
  { ignores: ['node_modules', 'out', 'dist', 'test-results', 'playwright-report', '.cache'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.node, Temporal: 'readonly' } },
    rules: {
      'no-undef': 'off',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
      ]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
    }
  },
  { files: ['src/**/*.ts', 'src/**/*.svelte'], rules: { 'max-lines': ['warn', { max: 300 }] } },
  { files: ['scripts/**', 'tests/**', 'src/sandbox/cli.ts'], rules: { 'no-console': 'off' } },
  typeAware,
  electronAtTheEdge,
  noLooseTexts,
  keysInOnePlace,
  timelessTests,
  betweenRooms,
  shortListsOfProps,
  ...plainWords,
  roomBoundaries(import.meta.dirname)
)
