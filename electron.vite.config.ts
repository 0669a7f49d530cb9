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
    // what each of Lucide's icons is drawn with
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
      // a window reads one file instead of two dozen: each is there sooner, and nothing is shared at run time
      isolatedEntries: true,
      rolldownOptions: {
        input: Object.fromEntries(
          WINDOW_NAMES.map((name) => [name, resolve(`src/renderer/${name}/index.html`)])
        ),
        // what is needed at once is one file, though chunks that come later need parts of it, too
        output: { codeSplitting: { groups: [{ name: 'window', tags: ['$initial'] }] } }
      }
    }
  }
})
