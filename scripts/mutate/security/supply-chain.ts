import { mutationsOf } from '../mutation.ts'

const TESTS = ['tests/unit/scripts/supply-chain.test.ts']
const FUSES = ['tests/unit/scripts/electron-builder.test.ts']

/** Mutations of the rules for dependencies and packages. */
export const SUPPLY_CHAIN = [
  ...mutationsOf('dependencies-pinned', '.github/workflows/difficult-moments.yml', TESTS, [
    ['an action is used by its tag', '@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2', '@v4'],
    ['a workflow may write', 'contents: read', 'contents: write']
  ]),
  ...mutationsOf('dependencies-pinned', 'package.json', TESTS, [
    ['a dependency floats', '"zod": "', '"zod": "^'],
    ['another install script runs', '"electron-winstaller": false', '"electron-winstaller": true']
  ]),
  ...mutationsOf('dependencies-pinned', '.github/renovate.json', TESTS, [
    ['the bot does not pin', '"rangeStrategy": "pin"', '"rangeStrategy": "bump"'],
    ['the bot merges by itself', '"automerge": false', '"automerge": true'],
    ['the bot pins no actions', '"helpers:pinGitHubActionDigests", ', '']
  ]),
  ...mutationsOf('package-sealed', 'electron-builder.yml', FUSES, [
    ['a package runs as Node', 'runAsNode: false', 'runAsNode: true'],
    [
      'NODE_OPTIONS reach a package',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeOptionsEnvironmentVariable: true'
    ],
    [
      'a package can be inspected',
      'enableNodeCliInspectArguments: false',
      'enableNodeCliInspectArguments: true'
    ],
    ['code beside the archive runs', 'onlyLoadAppFromAsar: true', 'onlyLoadAppFromAsar: false'],
    [
      'a changed archive runs',
      'enableEmbeddedAsarIntegrityValidation: true',
      'enableEmbeddedAsarIntegrityValidation: false'
    ],
    [
      'file addresses have privileges',
      'grantFileProtocolExtraPrivileges: false',
      'grantFileProtocolExtraPrivileges: true'
    ]
  ])
]
