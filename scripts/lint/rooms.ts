/** The imports that the files of a room may have, besides each other. */
export interface Room {
  /** Other rooms, by their key in the table. */
  readonly rooms: readonly string[]
  /** Rooms of which only types may be imported. */
  readonly types?: readonly string[]
  /** Packages, and modules of Node with their `node:`; `node:*` allows all modules of Node. */
  readonly packages?: readonly string[]
}

const ALL_SHARED = ['shared', 'shared/messages']
const PORTS = 'main/platform/ports.ts'
const ACCOUNT_CONTEXT = 'main/account/account-context.ts'
const BASE = [...ALL_SHARED, 'main/harvest', 'main/ledger', 'main/store', PORTS]
const SERVICES = ['find', 'idle', 'reminders', 'session', 'sync', 'timer', 'timesheet', 'tray'].map(
  (name) => `main/${name}`
)
const ABOVE_SERVICES = [
  'account',
  'commands',
  'hotkeys',
  'icons',
  'links',
  'prompts',
  'settings'
].map((name) => `main/${name}`)
const ALL_OF_MAIN = [...BASE, ...SERVICES, ...ABOVE_SERVICES, 'main/config.ts']

const WINDOW_NAMES = ['idle', 'mini', 'palette', 'popover', 'timesheet', 'welcome']
const PLAIN_WINDOW_FILES = ['key-press', 'messages', 'when-idle'].map(
  (name) => `renderer/window/${name}.ts`
)
const WINDOW_PARTS = [
  ...ALL_SHARED,
  ...PLAIN_WINDOW_FILES,
  ...['common', 'ui', 'window'].map((name) => `renderer/${name}`)
]

/**
 * The rooms of `src` and what each may import; ARCHITECTURE.md explains them. A key is a file or a
 * folder below `src`; `main` is the files of `src/main` outside its folders. A file belongs to the
 * room with the longest key that fits. An import that the table does not list is an error, a type
 * import as well.
 */
export const rooms: Readonly<Record<string, Room>> = {
  facts: { rooms: [] },
  shared: { rooms: [...ALL_SHARED, 'facts'] },
  'shared/messages': { rooms: ALL_SHARED },
  sandbox: { rooms: ['facts'], packages: ['node:*', 'hono', 'temporal-polyfill'] },

  'main/harvest': { rooms: ALL_SHARED, packages: ['zod'] },
  'main/ledger': { rooms: ALL_SHARED, packages: ['node:sqlite', 'node:fs', 'node:crypto'] },
  'main/store': { rooms: ALL_SHARED },
  'main/icons': { rooms: ALL_SHARED, packages: ['node:*'] },
  ...Object.fromEntries(
    SERVICES.map((service) => [
      service,
      { rooms: BASE, types: [ACCOUNT_CONTEXT], packages: ['zod'] }
    ])
  ),
  'main/hotkeys': { rooms: [...ALL_SHARED, 'main/store', PORTS] },
  // A reset deletes the stored tokens, and a change of hotkeys binds them.
  'main/settings': {
    rooms: [...ALL_SHARED, 'main/store', PORTS, 'main/session'],
    types: ['main/hotkeys'],
    packages: ['node:fs', 'node:path', 'node:util', 'zod']
  },
  [ACCOUNT_CONTEXT]: { rooms: BASE },
  'main/account': {
    rooms: [...BASE, ...SERVICES, ACCOUNT_CONTEXT, 'main/commands'],
    packages: ['node:*']
  },
  'main/commands': { rooms: ALL_OF_MAIN, packages: ['node:*', 'zod'] },
  'main/links': { rooms: [...ALL_SHARED, 'main/account', 'main/commands', PORTS] },
  // The message about a failed start names the data folder.
  'main/prompts': { rooms: [...ALL_OF_MAIN, 'main/platform/data-folder.ts'] },

  'main/platform/ports.ts': { rooms: ALL_SHARED },
  'main/platform/data-folder.ts': { rooms: ALL_SHARED, packages: ['node:*'] },
  'main/platform': {
    rooms: [...ALL_SHARED, PORTS, 'main/platform/data-folder.ts'],
    packages: [
      ...['node:*', 'electron', 'electron-store', 'keytar', 'undici', '@jellybrick/dbus-next'],
      'zod'
    ]
  },
  'main/config.ts': { rooms: ALL_SHARED },
  main: {
    rooms: [...ALL_OF_MAIN, 'main/platform/data-folder.ts', 'sandbox'],
    packages: ['node:*', 'temporal-polyfill']
  },
  'main/index.ts': {
    rooms: [...ALL_OF_MAIN, 'main', 'main/platform'],
    packages: ['node:*', 'electron']
  },
  preload: { rooms: ALL_SHARED, packages: ['electron'] },

  'renderer/styles': { rooms: [] },
  ...Object.fromEntries(
    PLAIN_WINDOW_FILES.map((file) => [file, { rooms: ALL_SHARED, packages: ['svelte'] }])
  ),
  'renderer/ui': {
    rooms: ['shared/messages', ...PLAIN_WINDOW_FILES],
    packages: ['svelte', 'bits-ui', '@lucide/svelte']
  },
  'renderer/window': { rooms: WINDOW_PARTS, packages: ['svelte'] },
  'renderer/common': { rooms: WINDOW_PARTS, packages: ['svelte', '@lucide/svelte'] },
  ...Object.fromEntries(
    WINDOW_NAMES.map((name) => [
      `renderer/${name}`,
      { rooms: [...WINDOW_PARTS, 'renderer/styles'], packages: ['svelte', '@lucide/svelte'] }
    ])
  ),
  'renderer/timesheet': {
    rooms: [...WINDOW_PARTS, 'renderer/styles'],
    packages: ['svelte', '@lucide/svelte', 'd3-scale', 'layercake', 'write-excel-file']
  }
}
