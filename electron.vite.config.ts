import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { thirdPartyNotices } from './scripts/support/third-party.ts'

const notices = thirdPartyNotices({ root: import.meta.dirname })
const windows = ['popover', 'timesheet', 'welcome', 'idle', 'palette', 'mini']

export default defineConfig({
  main: {
    plugins: [notices],
    build: {
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        input: { index: resolve('src/main/index.ts') },
        output: { keepNames: true },
        external: ['keytar']
      }
    }
  },
  preload: {
    build: {
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs' }
      }
    }
  },
  renderer: {
    plugins: [svelte(), notices],
    build: {
      minify: true,
      rolldownOptions: {
        input: Object.fromEntries(
          windows.map((name) => [name, resolve(`src/renderer/${name}/index.html`)])
        )
      }
    }
  }
})
