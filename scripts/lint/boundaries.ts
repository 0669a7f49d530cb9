import { join } from 'node:path'
import boundaries from 'eslint-plugin-boundaries'
import { rooms, type Room } from './rooms.ts'

/**
 * The configuration of eslint-plugin-boundaries that enforces a table of rooms.
 *
 * @param root The folder that contains `src`.
 */
export function roomBoundaries(root: string) {
  return {
    files: ['src/**/*.{ts,svelte}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { [join(import.meta.dirname, 'resolver.ts')]: {} },
      'boundaries/root-path': root,
      'boundaries/files': Object.keys(rooms)
        .toSorted((one, other) => other.length - one.length)
        .map((key) => ({ category: key, pattern: patternOf(key) })),
      'boundaries/files-single-match': true,
      'boundaries/additional-dependency-nodes': [
        { selector: 'TSImportType > Literal', kind: 'type', name: 'import-type' },
        { selector: 'TSImportType > TSLiteralType > Literal', kind: 'type', name: 'import-type' }
      ]
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          checkAllOrigins: true,
          checkUnknownLocals: true,
          message:
            'The room of this file may not import {{dependency.source}}. See scripts/lint/rooms.ts.',
          policies: Object.entries(rooms).flatMap(mayImport)
        }
      ]
    }
  } as const
}

function patternOf(key: string): string {
  if (key === 'main') return 'src/main/*'
  return key.endsWith('.ts') ? `src/${key}` : `src/${key}/**`
}

function mayImport([key, { rooms: others, types = [], packages = [] }]: readonly [string, Room]) {
  const from = { file: { categories: key } }
  return [
    { from, allow: { to: { file: { categories: { anyOf: [key, ...others] } } } } },
    ...types.map((room) => ({
      from,
      allow: { to: { file: { categories: room } }, dependency: { kind: 'type' } }
    })),
    ...packages.map((name) => ({
      from,
      allow: { to: { module: { origin: ['core', 'external'], source: name } } }
    }))
  ]
}
