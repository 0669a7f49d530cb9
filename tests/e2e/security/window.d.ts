import type {} from '../../../src/preload/index.d.ts'
