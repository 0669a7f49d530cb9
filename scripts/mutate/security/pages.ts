import { mutationsOf } from '../mutation.ts'

const PLATFORM = 'src/main/platform'
const TESTS = 'tests/unit/main/platform'

const sandboxed = [
  ...mutationsOf(
    'pages-sandboxed',
    `${PLATFORM}/web-preferences.ts`,
    [`${TESTS}/web-preferences.test.ts`],
    [
      ['windows have no sandbox', 'sandbox: true', 'sandbox: false'],
      [
        'windows share their context with the preload',
        'contextIsolation: true',
        'contextIsolation: false'
      ],
      ['windows have Node', 'nodeIntegration: false', 'nodeIntegration: true'],
      ['workers have Node', 'nodeIntegrationInWorker: false', 'nodeIntegrationInWorker: true'],
      ['frames have Node', 'nodeIntegrationInSubFrames: false', 'nodeIntegrationInSubFrames: true'],
      ['the same-origin policy is off', 'webSecurity: true', 'webSecurity: false'],
      [
        'insecure content may run',
        'allowRunningInsecureContent: false',
        'allowRunningInsecureContent: true'
      ],
      ['webview tags are allowed', 'webviewTag: false', 'webviewTag: true'],
      ['a dropped file is opened', 'navigateOnDragDrop: false', 'navigateOnDragDrop: true'],
      [
        'experimental features are on',
        'spellcheck: false }',
        'spellcheck: false, experimentalFeatures: true }'
      ],
      ['insecure preferences are accepted', '!== value)\n      throw', "=== 'never')\n      throw"]
    ]
  ),
  ...mutationsOf(
    'pages-sandboxed',
    'src/main/index.ts',
    ['tests/unit/main/hardening.test.ts'],
    [['the sandbox is not enforced for the whole app', '  app.enableSandbox()\n', '']]
  ),
  ...mutationsOf(
    'pages-sandboxed',
    'src/preload/index.ts',
    ['tests/unit/preload/bridge.test.ts'],
    [
      [
        'pages get the event that carries ipcRenderer',
        '=> listener(payload)',
        '=> listener(_event)'
      ]
    ]
  ),
  ...mutationsOf(
    'pages-sandboxed',
    'src/preload/desktop-api.ts',
    ['tests/unit/preload/desktop-api.test.ts'],
    [
      [
        'pages may send on any channel',
        '...Object.fromEntries(commands),',
        '...Object.fromEntries(commands), invoke,'
      ]
    ]
  )
]

const kept = [
  ...mutationsOf(
    'pages-stay',
    `${PLATFORM}/security.ts`,
    [`${TESTS}/security.test.ts`],
    [
      [
        'pages navigate anywhere',
        'if (event.url !== contents.getURL()) event.preventDefault()',
        ''
      ],
      ['frames navigate anywhere', 'if (!event.isMainFrame) event.preventDefault()', ''],
      [
        'redirects are followed',
        "contents.on('will-redirect', (event) => event.preventDefault())",
        ''
      ],
      [
        'webviews are attached',
        "contents.on('will-attach-webview', (event) => event.preventDefault())",
        ''
      ],
      ['pages open windows', "return { action: 'deny' }", "return { action: 'allow' }"],
      ['any scheme is handed to the browser', "new URL(url).protocol === 'https:')", 'true)']
    ]
  ),
  ...mutationsOf(
    'pages-stay',
    `${PLATFORM}/electron-platform.ts`,
    ['tests/unit/main/hardening.test.ts'],
    [['nobody locks pages down', '  lockDownPages(app, (url) => windows.requestOpen(url))\n', '']]
  ),
  ...mutationsOf(
    'pages-get-no-permission',
    `${PLATFORM}/security.ts`,
    [`${TESTS}/security.test.ts`],
    [
      ['permissions are granted on request', 'answer(false))', 'answer(true))'],
      [
        'permission checks pass',
        'setPermissionCheckHandler(() => false)',
        'setPermissionCheckHandler(() => true)'
      ],
      [
        'devices are granted',
        'setDevicePermissionHandler(() => false)',
        'setDevicePermissionHandler(() => true)'
      ]
    ]
  ),
  ...mutationsOf(
    'pages-get-no-permission',
    `${PLATFORM}/electron-platform.ts`,
    ['tests/unit/main/hardening.test.ts'],
    [['nobody denies permissions', '  denyPermissions(session.defaultSession)\n', '']]
  )
]

const offered = [
  ...mutationsOf(
    'pages-offer-sheets',
    `${PLATFORM}/security.ts`,
    [`${TESTS}/security.test.ts`],
    [
      [
        'pages offer many files at once',
        'if (isOpen || !isOwnSheet(item))',
        'if (!isOwnSheet(item))'
      ],
      ['pages offer files of others', 'return isOwn && /', 'return /'],
      ['pages offer any kind of file', String.raw`/^[^.]+\.(csv|xlsx)$/`, '/./']
    ]
  ),
  ...mutationsOf(
    'pages-offer-sheets',
    `${PLATFORM}/electron-platform.ts`,
    ['tests/unit/main/hardening.test.ts'],
    [['nobody limits downloads', '  limitDownloads(session.defaultSession)\n', '']]
  )
]

const served = [
  ...mutationsOf(
    'pages-have-a-policy',
    `${PLATFORM}/app-scheme.ts`,
    [`${TESTS}/app-scheme.test.ts`],
    [
      [
        'inline scripts run',
        '  "script-src \'self\'",',
        "  \"script-src 'self' 'unsafe-inline'\","
      ],
      ['pages may connect to themselves', '"connect-src \'none\'"', '"connect-src \'self\'"'],
      ['the policy is not sent', "    'content-security-policy': policy,\n", ''],
      ['types are guessed', "    'x-content-type-options': 'nosniff',\n", ''],
      [
        'the referrer is sent',
        "'referrer-policy': 'no-referrer'",
        "'referrer-policy': 'unsafe-url'"
      ],
      [
        'addresses lead out of the folder',
        'file.startsWith(root + path.sep) ? file : null',
        'file'
      ],
      ['a folder beside ours is ours', 'file.startsWith(root + path.sep)', 'file.startsWith(root)'],
      ['odd characters are paths', String.raw`if (/[\0\\:]/.test(decoded)) return null`, ''],
      ['any host is ours', 'url.host === HOST ? await read(url) : null', 'await read(url)'],
      ['any method reads', "request.method !== 'GET'", "request.method === 'NONE'"],
      ['the scheme bypasses the policy', 'codeCache: true }', 'codeCache: true, bypassCSP: true }']
    ]
  ),
  ...mutationsOf(
    'pages-have-a-policy',
    `${PLATFORM}/electron-platform.ts`,
    ['tests/unit/main/hardening.test.ts'],
    [
      [
        'a package takes pages from a server',
        "app.isPackaged ? null : (env['ELECTRON_RENDERER_URL'] ?? null)",
        "env['ELECTRON_RENDERER_URL'] ?? null"
      ]
    ]
  )
]

/** Mutations of the restrictions of pages. */
export const PAGES = [...sandboxed, ...kept, ...offered, ...served]
