import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import { noTimedTests } from './scripts/lint/no-timed-tests.ts'
import { textsInCatalogue } from './scripts/lint/texts-in-catalogue.ts'
import svelteConfig from './svelte.config.js'

/**
 * Who may import whom: the table of ARCHITECTURE.md. A room reaches another one only through its
 * `#` alias; inside a room paths are relative. Anything not listed is an error.
 */
const rooms = {
  'src/facts': [],
  'src/shared': ['#facts/'],
  'src/sandbox': ['#facts/', 'node:', 'hono'],
  'src/main/harvest': ['#shared/', 'zod'],
  'src/main/ledger': ['#shared/', 'node:sqlite', 'node:fs', 'node:crypto'],
  'src/main/store': ['#shared/'],
  'src/main/icons': ['#shared/', 'node:'],
  ...Object.fromEntries(
    ['session', 'sync', 'timer', 'idle', 'reminders', 'timesheet', 'find', 'tray'].map(
      (service) => [
        `src/main/${service}`,
        [
          '#shared/',
          '#main/harvest/',
          '#main/ledger/',
          '#main/store/',
          '#main/platform/ports.ts',
          'zod'
        ]
      ]
    )
  ),
  'src/main/commands': ['#shared/', '#main/', 'zod', 'node:'],
  'src/main/platform': [
    'electron',
    'electron-store',
    'keytar',
    'undici',
    '@jellybrick/dbus-next',
    'zod',
    'node:',
    '#shared/'
  ],
  'src/preload': ['#shared/', 'electron'],
  'src/renderer': [
    '#shared/',
    '#renderer/',
    'svelte',
    'bits-ui',
    '@lucide/svelte',
    'layercake',
    'd3-scale',
    'write-excel-file'
  ]
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

function onlyImports(folder, allowed) {
  const inside =
    folder === 'src/renderer'
      ? '\\.{1,2}/(?!.*(main|preload|sandbox)/)'
      : '\\./|(?:\\.\\./)+(?!\\.\\.|facts|main|preload|renderer|sandbox|shared)'
  return {
    files: [`${folder}/**/*.{ts,svelte}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(?!${[inside, ...allowed.map(escape)].join('|')})`,
              message: `${folder} may import only: its own files, ${allowed.join(', ') || 'nothing else'}. See the table in ARCHITECTURE.md.`
            }
          ]
        }
      ]
    }
  }
}

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
  rules: { 'no-timed-tests': noTimedTests, 'texts-in-catalogue': textsInCatalogue }
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
  electronAtTheEdge,
  noLooseTexts,
  keysInOnePlace,
  timelessTests,
  ...Object.entries(rooms).map(([folder, allowed]) => onlyImports(folder, allowed))
)
