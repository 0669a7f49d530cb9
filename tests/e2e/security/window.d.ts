export type { Desktop } from '../../../src/preload/index.d.ts'
