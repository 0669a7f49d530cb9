import { mutationsOf } from '../mutation.ts'

const CONFIRMED = ['tests/integration/main/confirmations.test.ts']

const checked = [
  ...mutationsOf(
    'commands-checked',
    'src/main/platform/ipc-channel.ts',
    ['tests/unit/main/platform/ipc-channel.test.ts'],
    [
      [
        'a frame that is gone may send',
        'senderFrame === null || senderFrame.parent !== null',
        'senderFrame !== null && senderFrame.parent !== null'
      ],
      [
        'frames inside a page may send',
        'senderFrame === null || senderFrame.parent !== null',
        'senderFrame === null'
      ],
      [
        'any origin may send',
        'senderFrame.origin === APP_ORIGIN ? windowOf(sender) : null',
        'windowOf(sender)'
      ],
      [
        'any window may send',
        'senderFrame.origin === APP_ORIGIN ? windowOf(sender) : null',
        "senderFrame.origin === APP_ORIGIN ? (windowOf(sender) ?? 'popover') : null"
      ],
      [
        'a refused command is logged with its content',
        "logger.warn('command from a foreign sender', { name })",
        "logger.warn('command from a foreign sender', { name, argument: JSON.stringify(argument) })"
      ]
    ]
  ),
  ...mutationsOf(
    'commands-checked',
    'src/main/commands/serve-commands.ts',
    ['tests/unit/main/commands/serve-commands.test.ts'],
    [
      ['arguments are not checked', 'if (!parsed.success) {', 'if (false) {'],
      [
        'unparsed arguments are passed on',
        '    if (!parsed.success) {\n',
        '    if (!parsed.success && argument === null) {\n'
      ],
      [
        'an error reaches the page',
        "return refuse({ kind: isDiskTrouble(error) ? 'disk' : 'internal' })",
        "return refuse({ kind: 'internal', said: String(error) })"
      ]
    ]
  ),
  ...mutationsOf(
    'commands-checked',
    'src/main/commands/command-schemas.ts',
    ['tests/unit/main/commands/command-schemas.test.ts'],
    [['any text is a window', 'name: z.enum(WINDOW_NAMES)', 'name: z.string()']]
  ),
  ...mutationsOf(
    'commands-checked',
    'src/main/settings/settings-schema.ts',
    ['tests/unit/main/commands/command-schemas.test.ts'],
    [
      [
        'pages may trust hosts',
        'export const settingsChange = z.strictObject(',
        'export const settingsChange = z.looseObject('
      ],
      [
        'unknown attributes pass',
        'export const workIds = z.strictObject({',
        'export const workIds = z.looseObject({'
      ]
    ]
  )
]

const confirmed = [
  ...mutationsOf('commands-confirmed', 'src/main/commands/handlers.ts', CONFIRMED, [
    ['a reset asks nothing', 'once(confirmations.reset(what), ', 'once(Promise.resolve(true), '],
    [
      'a sign-out asks nothing',
      'once(confirmations.signOut(key), ',
      'once(Promise.resolve(true), '
    ],
    ['a discard asks nothing', 'once(confirmations.discard(id), ', 'once(Promise.resolve(true), '],
    ['what the user declines is done', 'if (!(await agreed)) return ok(false)', 'await agreed']
  ]),
  ...mutationsOf('commands-confirmed', 'src/main/app.ts', CONFIRMED, [
    ['quitting from a window asks nothing', 'askToQuit({ confirm: true })', 'askToQuit()'],
    ['many questions are open at once', '{ dialogs: oneQuestionAtATime(given.dialogs) }', '{}']
  ]),
  ...mutationsOf('commands-confirmed', 'src/main/session/session.ts', CONFIRMED, [
    [
      'another person is signed in without a question',
      'needsConsent: (account) => this.#kept.isStranger(account)',
      'needsConsent: () => false'
    ]
  ]),
  ...mutationsOf('commands-confirmed', 'src/main/prompts/confirmations.ts', CONFIRMED, [
    ['every answer is agreement', 'return button === DO_IT', 'return button >= DO_IT']
  ]),
  ...mutationsOf(
    'commands-confirmed',
    'src/main/prompts/one-question.ts',
    ['tests/unit/main/prompts/one-question.test.ts'],
    [['questions pile up', 'if (open > 0 && !waits) return cancelled', '']]
  ),
  ...mutationsOf(
    'commands-confirmed',
    'src/main/platform/dialogs.ts',
    ['tests/unit/main/platform/dialogs.test.ts'],
    [['Enter agrees', 'defaultId: cancelButton', 'defaultId: 0']]
  )
]

const links = [
  ...mutationsOf(
    'links-vetted',
    'src/shared/harvest-hosts.ts',
    ['tests/unit/main/links/external-links.test.ts'],
    [
      ['a host that ends like Harvest is Harvest', String.raw`/(^|\.)(harvestapp`, '/(harvestapp'],
      [
        'a host that begins like Harvest is Harvest',
        String.raw`getharvest\.com)$/`,
        String.raw`getharvest\.com)/`
      ]
    ]
  ),
  ...mutationsOf(
    'links-vetted',
    'src/main/links/external-links.ts',
    ['tests/unit/main/links/external-links.test.ts'],
    [
      ['links need no encryption', "url.protocol === 'https:' && url.username", 'url.username'],
      ['a link may have a user name', "url.username === '' && url.password === ''", 'true'],
      [
        'other hosts open without a question',
        'if (isKnown || (await agree(url)))',
        'if (isKnown || (await Promise.resolve(true)))'
      ],
      ['a declined host is trusted', 'if (button !== OPEN) return false\n', '']
    ]
  ),
  ...mutationsOf(
    'links-vetted',
    'src/main/platform/shell.ts',
    ['tests/unit/main/platform/shell.test.ts'],
    [
      [
        'the system opens any scheme',
        "if (new URL(url).protocol !== 'https:')",
        "if (new URL(url).protocol === 'never:')"
      ]
    ]
  ),
  ...mutationsOf(
    'deep-links-ask',
    'src/main/links/deep-links.ts',
    ['tests/integration/main/launches.test.ts'],
    [
      [
        'a link acts without a question',
        'return answer.button === DO_IT',
        'return answer.button >= DO_IT'
      ]
    ]
  ),
  ...mutationsOf(
    'deep-links-ask',
    'src/main/links/deep-links.ts',
    ['tests/unit/main/links/deep-links.test.ts'],
    [['a hundred links ask a hundred times', 'if (isAsking) return\n', '']]
  ),
  ...mutationsOf(
    'deep-links-ask',
    'src/shared/deep-link.ts',
    ['tests/unit/shared/deep-link.test.ts'],
    [
      ['unknown parameters pass', '!known.includes(name) || ', ''],
      [
        'control characters pass',
        String.raw`return /[\u0000-\u0009`,
        String.raw`return /^[\u0000-\u0009`
      ]
    ]
  ),
  ...mutationsOf(
    'deep-links-ask',
    'src/main/config.ts',
    ['tests/unit/main/config.test.ts'],
    [
      [
        'switches beside a link count',
        'argv.includes(name) && !argv.some(isAddress)',
        'argv.includes(name)'
      ],
      ['a link is not recognised in capitals', '/^gleaner:/i', '/^gleaner:/']
    ]
  ),
  ...mutationsOf(
    'deep-links-ask',
    'src/main/index.ts',
    ['tests/unit/main/hardening.test.ts'],
    [['a link chooses the data folder', "(isLink ? '' : given)", 'given']]
  )
]

/** Mutations of the checks of commands from windows, links and other programs. */
export const COMMANDS = [...checked, ...confirmed, ...links]
