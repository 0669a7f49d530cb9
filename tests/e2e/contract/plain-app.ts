import { fileURLToPath } from 'node:url'
import type { ElectronApplication, Page } from '@playwright/test'
import { windowAt } from '../support/launch.ts'
import type { Launch } from '../support/test.ts'

/** The data that the fixture app exposes to the specs in its main process. */
interface Contract {
  readonly events: string[]
  readonly identity: Readonly<Record<string, unknown>>
  open(name: string, options?: WindowOptions): { readonly id: number }
}

export interface WindowOptions {
  readonly preload?: string
  readonly query?: string
  readonly width?: number
  readonly height?: number
  readonly show?: boolean
  readonly frame?: boolean
}

declare global {
  var contract: Contract
}

export interface PlainApi {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  send(channel: string, ...args: unknown[]): void
  received(): string[]
  onLate(listener: (value: unknown) => void): () => void
  readonly nested: { readonly deep: { readonly value: number } }
  double(value: number): number
  echo(value: unknown): unknown
  throws(): void
  rejects(): Promise<void>
  soon(callback: (value: number) => void): void
  getOriginal(): () => number
  isOriginal(fn: unknown): boolean
  remember(fn: unknown): void
  isRemembered(fn: unknown): boolean
  nestedCallbacks(callback: (give: (back: (n: number) => number) => number) => number): number
  self(): number
  readonly sendSync: string
  readonly modules: readonly string[]
  readonly sandboxed: boolean
}

declare global {
  interface Window {
    readonly api: PlainApi
  }
}

export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))
}

export async function launchPlain(
  launch: Launch,
  options: Parameters<Launch>[0] = {}
): Promise<ElectronApplication> {
  const app = await launch({ app: fixture('plain'), ...options })
  await app.evaluate(({ app }) => app.whenReady())
  return app
}

/** Opens a window of the fixture and waits until it is loaded. */
export async function openWindow(
  app: ElectronApplication,
  name = 'one',
  options: WindowOptions = {}
): Promise<Page> {
  await app.evaluate((_electron, [name, options]) => void contract.open(name, options), [
    name,
    options
  ] as const)
  return windowAt(app, `/${name}/`)
}

export function eventsOf(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => contract.events)
}
