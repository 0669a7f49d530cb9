import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { thirdPartyNotices } from './scripts/support/third-party.ts'
import { WINDOW_NAMES } from './src/shared/ipc.ts'

const root = import.meta.dirname

export default defineConfig({
  main: {
    plugins: [thirdPartyNotices({ root })],
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
    plugins: [svelte(), thirdPartyNotices({ root })],
    // replaces the component that draws each of Lucide's icons
    resolve: {
      alias: [
        {
          find: /^\.\.\/Icon\.svelte$/,
          replacement: resolve('src/renderer/ui/Icon.svelte')
        }
      ]
    },
    build: {
      minify: true,
      // each window loads one script instead of two dozen shared chunks, and opens sooner
      isolatedEntries: true,
      rolldownOptions: {
        input: Object.fromEntries(
          WINDOW_NAMES.map((name) => [name, resolve(`src/renderer/${name}/index.html`)])
        ),
        // one file has everything the first view needs, even if later chunks need parts of it
        output: { codeSplitting: { groups: [{ name: 'window', tags: ['$initial'] }] } }
      }
    }
  }
})
