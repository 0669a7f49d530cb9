import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ESLint } from 'eslint'
import svelte from 'eslint-plugin-svelte'
import ts from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { aliasBetweenRooms } from '#scripts/lint/alias-between-rooms.ts'
import { roomBoundaries } from '#scripts/lint/boundaries.ts'
import { rooms } from '#scripts/lint/rooms.ts'
import { root } from '#scripts/support/paths.ts'

const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parser: ts.parser as never } },
    ...(svelte.configs.base as never[]),
    {
      files: ['**/*.svelte'],
      languageOptions: { parserOptions: { parser: ts.parser } }
    },
    roomBoundaries(root) as never,
    {
      plugins: { gleaner: { rules: { 'alias-between-rooms': aliasBetweenRooms } } },
      rules: { 'gleaner/alias-between-rooms': 'error' }
    }
  ]
})

async function rulesBrokenBy(file: string, code: string): Promise<readonly (string | null)[]> {
  const text = file.endsWith('.svelte') ? `<script lang="ts">\n${code}\n</script>` : code
  const results = await eslint.lintText(text, { filePath: join(root, file) })
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))
}

const DEPENDENCIES = 'boundaries/dependencies'
const ALIAS = 'gleaner/alias-between-rooms'

describe('imports between rooms', () => {
  it.each([
    ['src/main/timer/hole.ts', "import '#main/sync/sync.ts'"],
    ['src/main/timer/hole.ts', "import type { Sync } from '#main/sync/sync.ts'"],
    ['src/main/timer/hole.ts', "export { createSync } from '#main/sync/sync.ts'"],
    ['src/main/timer/hole.ts', "export type * from '#main/sync/sync.ts'"],
    ['src/main/timer/hole.ts', "const sync = await import('#main/sync/sync.ts')"],
    ['src/main/timer/hole.ts', "type Sync = import('#main/sync/sync.ts').Sync"],
    ['src/main/timer/hole.ts', "import { app } from 'electron'"],
    ['src/main/timer/hole.ts', "import '#main/platform/windows.ts'"],
    ['src/main/timer/hole.ts', "import '#shared/no-such-file.ts'"],
    ['src/main/timer/hole.ts', "import { readFileSync } from 'node:fs'"],
    ['src/main/ledger/hole.ts', "import '#main/account/live-account.ts'"],
    ['src/main/ledger/hole.ts', "import '#main/store/store.ts'"],
    ['src/main/ledger/hole.ts', "import net from 'node:net'"],
    ['src/main/store/hole.ts', "import '#main/ledger/ledger.ts'"],
    ['src/main/harvest/hole.ts', "import '#main/ledger/ledger.ts'"],
    ['src/main/settings/hole.ts', "import { bindHotkeys } from '#main/hotkeys/bind-hotkeys.ts'"],
    ['src/main/settings/hole.ts', "import '#main/account/live-account.ts'"],
    ['src/main/hotkeys/hole.ts', "import '#main/commands/actions.ts'"],
    ['src/main/account/hole.ts', "import '#main/prompts/greeting.ts'"],
    ['src/main/links/hole.ts', "import '#main/prompts/greeting.ts'"],
    ['src/main/prompts/hole.ts', "import '#main/app.ts'"],
    ['src/main/commands/hole.ts', "import '#main/platform/windows.ts'"],
    ['src/main/hole.ts', "import '#main/platform/windows.ts'"],
    ['src/main/hole.ts', "import { app } from 'electron'"],
    ['src/main/platform/hole.ts', "import '#main/store/store.ts'"],
    ['src/main/platform/ports.ts', "import './windows.ts'"],
    ['src/shared/hole.ts', "import '#main/store/store.ts'"],
    ['src/shared/hole.ts', "import { z } from 'zod'"],
    ['src/sandbox/hole.ts', "import '#shared/company.ts'"],
    ['src/preload/hole.ts', "import '#main/config.ts'"],
    ['src/renderer/ui/Hole.svelte', "import type { Company } from '#shared/company.ts'"],
    ['src/renderer/ui/Hole.svelte', "import '#renderer/window/toasts.svelte.ts'"],
    ['src/renderer/ui/hole.ts', "import '#renderer/common/picker/match.ts'"],
    ['src/renderer/window/hole.ts', "import '#renderer/popover/popover-keys.ts'"],
    ['src/renderer/common/picker/Hole.svelte', "import App from '#renderer/popover/App.svelte'"],
    ['src/renderer/popover/Hole.svelte', "import App from '#renderer/timesheet/App.svelte'"],
    ['src/renderer/mini/hole.ts', "import type { x } from '#renderer/idle/cut-edit.ts'"],
    ['src/renderer/popover/hole.ts', "import { Chart } from 'layercake'"],
    ['src/renderer/popover/hole.ts', "import '#main/config.ts'"]
  ])('ESLint refuses in %s: %s', async (file, code) => {
    expect(await rulesBrokenBy(file, code)).toEqual([DEPENDENCIES])
  })

  it.each([
    ['src/main/timer/hole.ts', "import '#main/ledger/ledger.ts'"],
    ['src/main/timer/hole.ts', "import type { Timers } from '#main/platform/ports.ts'"],
    ['src/main/settings/hole.ts', "import type { X } from '#main/hotkeys/bind-hotkeys.ts'"],
    ['src/main/commands/hole.ts', "import '#main/account/live-account.ts'"],
    ['src/main/sync/push/hole.ts', "import '../sync.ts'"],
    ['src/main/platform/hole.ts', "import { app } from 'electron'"],
    ['src/main/hole.ts', "import './config.ts'"],
    ['src/renderer/ui/Hole.svelte', "import { useMessages } from '#renderer/window/messages.ts'"],
    ['src/renderer/popover/Hole.svelte', "import Toast from '#renderer/common/Toast.svelte'"],
    ['src/renderer/popover/Hole.svelte', "import X from '@lucide/svelte/icons/x'"]
  ])('ESLint accepts in %s: %s', async (file, code) => {
    expect(await rulesBrokenBy(file, code)).toEqual([])
  })

  it.each([
    ['src/main/timer/hole.ts', "import '../ledger/ledger.ts'"],
    ['src/main/ledger/hole.ts', "import '#main/ledger/ledger.ts'"],
    ['src/main/hole.ts', "import '#main/config.ts'"],
    ['src/shared/hole.ts', "import '#shared/messages/english.ts'"]
  ])('ESLint requires the other kind of path in %s: %s', async (file, code) => {
    expect(await rulesBrokenBy(file, code)).toEqual([ALIAS])
  })

  it('ESLint refuses a relative path into a room that is out of reach twice', async () => {
    const broken = await rulesBrokenBy('src/main/timer/hole.ts', "import '../sync/schedule.ts'")
    expect(broken.toSorted()).toEqual([DEPENDENCIES, ALIAS])
  })

  it('ESLint refuses a folder that the table of rooms does not list', async () => {
    const broken = await rulesBrokenBy('src/main/attic/hole.ts', 'export {}')
    expect(broken).toEqual(['boundaries/no-unknown-files'])
  })
})

describe('the table of rooms', () => {
  it('the table lists existing rooms only', () => {
    const named = Object.values(rooms).flatMap(({ rooms, types = [] }) => [...rooms, ...types])
    expect(named.filter((name) => !Object.hasOwn(rooms, name))).toEqual([])
  })

  const folders = Object.keys(rooms).filter((key) => !key.endsWith('.ts'))

  it.each(folders)('ARCHITECTURE.md explains the room %s', (room) => {
    expect(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')).toContain(`\`src/${room}\``)
  })
})
