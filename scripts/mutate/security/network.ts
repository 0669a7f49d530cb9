import { mutationsOf } from '../mutation.ts'

const UNIT = 'tests/unit/main'

const harvest = [
  ...mutationsOf(
    'token-one-origin',
    'src/shared/harvest-hosts.ts',
    [`${UNIT}/config.test.ts`],
    [
      [
        'a host that ends like Harvest gets the token',
        String.raw`/(^|\.)(harvestapp`,
        '/(harvestapp'
      ],
      [
        'a host that begins like Harvest gets the token',
        String.raw`getharvest\.com)$/`,
        String.raw`getharvest\.com)/`
      ]
    ]
  ),
  ...mutationsOf(
    'token-one-origin',
    'src/main/config.ts',
    [`${UNIT}/config.test.ts`],
    [
      [
        'the token is sent without encryption',
        "url.protocol === 'https:' && isHarvestHost",
        'isHarvestHost'
      ],
      ['an address may have a user name', " || url.username !== '' || url.password !== ''", '']
    ]
  ),
  ...mutationsOf(
    'token-one-origin',
    'src/main/harvest/request.ts',
    ['tests/integration/harvest/odd-answers.test.ts'],
    [
      ['the token follows redirects', "redirect: 'manual'", "redirect: 'follow'"],
      ['an error repeats the token', 'response.ok ? text : withoutToken(text, request)', 'text']
    ]
  ),
  ...mutationsOf(
    'tls-verified',
    'src/main/platform/http.ts',
    [`${UNIT}/platform/tls.test.ts`],
    [
      [
        'certificates are not verified',
        'const VERIFIED = { rejectUnauthorized: true }',
        'const VERIFIED = { rejectUnauthorized: false }'
      ],
      [
        'the environment decides',
        'const VERIFIED = { rejectUnauthorized: true }',
        'const VERIFIED = {}'
      ],
      ['built-in authorities are dropped', 'ca: [...builtIn(), ...system()]', 'ca: [...system()]'],
      [
        'authorities of the system are dropped',
        'ca: [...builtIn(), ...system()]',
        'ca: [...builtIn()]'
      ],
      [
        "Node's list of authorities is dropped",
        "builtIn: () => getCACertificates('default')",
        'builtIn: () => []'
      ],
      [
        "the system's list of authorities is dropped",
        "system: () => getCACertificates('system')",
        'system: () => []'
      ]
    ]
  ),
  ...mutationsOf(
    'answers-bounded',
    'src/main/harvest/request.ts',
    [`${UNIT}/harvest/large-answers.test.ts`],
    [
      [
        'an announced size is not looked at',
        "Number(response.headers.get('content-length')) > LARGEST_BODY",
        'false'
      ],
      [
        'twice as much of a body is read',
        'if (size > LARGEST_BODY) throw',
        'if (size > 2 * LARGEST_BODY) throw'
      ]
    ]
  ),
  ...mutationsOf(
    'answers-bounded',
    'src/main/platform/dialogs.ts',
    [`${UNIT}/platform/dialogs.test.ts`],
    [
      [
        'a file of any size is imported',
        "size > LONGEST_TEXT ? '' : readFile",
        "size < 0 ? '' : readFile"
      ]
    ]
  )
]

const ICONS = [`${UNIT}/icons/service-icons.test.ts`]

const icons = [
  ...mutationsOf('icons-from-harvest', 'src/main/icons/service-icons.ts', ICONS, [
    ['icons come from any host', 'host === ICON_HOST && ', ''],
    ['icons need no encryption', "protocol === 'https:' && ", ''],
    ['an icon address may have a user name', "username === '' && password === ''", 'true'],
    ['redirects of icons are followed', "redirect: 'manual'", "redirect: 'follow'"],
    ['icons say who asks', "credentials: 'omit'", "credentials: 'include'"],
    ['icons have any size', 'if (size > MOST_BYTES) return null', ''],
    ['icons have any type', '!IMAGE_TYPES.includes(type) || !response.body', '!response.body'],
    ['a changed file is an icon', 'return isWhole ? {', 'return isWhole || icon !== null ? {']
  ]),
  ...mutationsOf(
    'icons-from-harvest',
    'src/main/commands/command-schemas.ts',
    ['tests/integration/main/confirmations.test.ts'],
    [
      [
        'a page names an address',
        'getServiceIcon: z.strictObject({ key })',
        'getServiceIcon: z.object({ key: key.default("x") })'
      ]
    ]
  ),
  ...mutationsOf(
    'icons-from-harvest',
    'src/main/platform/public-address.ts',
    [`${UNIT}/platform/public-address.test.ts`],
    [
      ['loopback is public', "  ['127.0.0.0', 8],\n", ''],
      ['cloud metadata is public', "  ['169.254.0.0', 16],\n", ''],
      ['private networks are public', "  ['10.0.0.0', 8],\n", ''],
      [
        'every IPv6 address is public',
        "addSubnet('2000::', 3, 'ipv6')",
        "addSubnet('::', 0, 'ipv6')"
      ],
      ['one public address is enough', 'addresses.every(', 'addresses.some('],
      [
        'an address in a URL is not checked',
        'if (isIP(address) !== 0 && !isPublicAddress(address)) throw refusal()',
        ''
      ]
    ]
  ),
  ...mutationsOf(
    'icons-from-harvest',
    'src/main/platform/http.ts',
    [`${UNIT}/platform/http.test.ts`],
    [
      [
        'hosts in URLs are not checked',
        'if (publicOnly) assertPublicHost(url.hostname)\n',
        'if (publicOnly && url.port === "never") assertPublicHost(url.hostname)\n'
      ],
      ['names are looked up without a check', 'publicOnly ? { lookup } : {}', '{}']
    ]
  ),
  ...mutationsOf(
    'icons-from-harvest',
    'src/main/app.ts',
    ['tests/integration/main/confirmations.test.ts'],
    [
      [
        'icons may come from this computer',
        'fetch: platform.fetchPublic,',
        'fetch: platform.fetch,'
      ]
    ]
  )
]

/** Mutations of the rules for requests. */
export const NETWORK = [...harvest, ...icons]
