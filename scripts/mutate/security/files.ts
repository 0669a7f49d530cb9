import { mutationsOf } from '../mutation.ts'

const UNIT = 'tests/unit/main'

const secrets = [
  ...mutationsOf(
    'secrets-kept',
    'src/main/platform/keychain/secret-store.ts',
    [`${UNIT}/platform/secret-store.test.ts`],
    [
      [
        'a worse place keeps a copy',
        "      await tryTo('forgetting', encrypted.delete(name))\n      return 'kept'",
        "      return 'kept'"
      ],
      [
        'a secret is forgotten in one place only',
        "      tryTo('forgetting', encrypted.delete(name)),\n",
        ''
      ]
    ]
  ),
  ...mutationsOf(
    'secrets-kept',
    'src/main/platform/keychain/safe-storage.ts',
    [`${UNIT}/platform/safe-storage.test.ts`],
    [
      [
        'a key that everybody knows is good enough',
        "if (os === 'linux' && encrypted",
        "if (os === 'aix' && encrypted"
      ],
      [
        'secrets are kept without encryption',
        "throw new Error('No encryption here')",
        "return Buffer.from(secret).toString('base64')"
      ],
      ['others may read the secrets', 'mode: 0o600', 'mode: 0o666']
    ]
  ),
  ...mutationsOf(
    'secrets-kept',
    'src/main/platform/logger.ts',
    [`${UNIT}/platform/logger.test.ts`],
    [
      [
        'the log repeats what an error says',
        '    name: error.name,\n',
        '    name: error.name,\n    message: error.message,\n'
      ],
      [
        'the log takes words for codes',
        String.raw`/^[\w-]{1,40}$/.test(value)`,
        'value.length > 0'
      ],
      [
        'the log repeats what was thrown',
        'return { name: typeof error }',
        'return { name: String(error) }'
      ],
      [
        'the log quotes several lines of an error',
        String.raw`(error.stack ?? '').match(/^\s+at .+$/gm)`,
        String.raw`(error.stack ?? '').match(/^.+$/gm)`
      ]
    ]
  ),
  ...mutationsOf(
    'secrets-kept',
    'src/shared/settings.ts',
    [`${UNIT}/settings/backup.test.ts`],
    [
      [
        'an import makes hosts trusted',
        'allowedHosts: { isChangeable: false, isExported: false,',
        'allowedHosts: { isChangeable: false, isExported: true,'
      ],
      ['an export says who is signed in', '  account: RECORD,', '  account: CHOICE,']
    ]
  )
]

const files = [
  ...mutationsOf(
    'files-private',
    'src/main/private-files.ts',
    [`${UNIT}/private-files.test.ts`],
    [['others may read new files', 'process.umask(0o077)', 'process.umask(0o022)']]
  ),
  ...mutationsOf(
    'files-private',
    'src/main/index.ts',
    [`${UNIT}/private-files.test.ts`],
    [
      [
        'files are private too late',
        "import './private-files.ts'\nimport './temporal.ts'",
        "import './temporal.ts'\nimport './private-files.ts'"
      ]
    ]
  ),
  ...mutationsOf(
    'files-private',
    'src/main/platform/data-folder.ts',
    [`${UNIT}/platform/data-folder.test.ts`],
    [['an existing folder stays open', '  tighten(folder)\n', '']]
  ),
  ...mutationsOf(
    'files-private',
    'src/main/platform/dialogs.ts',
    [`${UNIT}/platform/dialogs.test.ts`],
    [
      [
        'others may read an export',
        'writeFile(filePath, text, { mode: 0o600 })',
        'writeFile(filePath, text)'
      ]
    ]
  ),
  ...mutationsOf(
    'files-private',
    'src/main/settings/reset.ts',
    [`${UNIT}/settings/reset.test.ts`],
    [
      ['a reset leaves icons behind', '(demo|icons|logs|', '(demo|logs|'],
      ['a reset leaves secrets behind', String.raw`secrets\.json.*|`, ''],
      [
        'a reset leaves tokens behind',
        '  for (const name of new Set(names)) await secrets.delete(name)\n',
        ''
      ],
      [
        'a reset leaves damaged ledgers behind',
        String.raw`/^ledger-(harvest|demo)-(\d+)-(\d+)\.sqlite/`,
        String.raw`/^ledger-(harvest|demo)-(\d+)-(\d+)\.sqlite$/`
      ]
    ]
  )
]

/** Mutations of the rules for stored data. */
export const FILES = [...secrets, ...files]
