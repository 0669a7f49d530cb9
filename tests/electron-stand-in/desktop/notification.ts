import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { emit, eventWith } from '../events.ts'
import { app } from '../main/app.ts'

const shown: Notification[] = []

export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true
  }

  title: string
  subtitle: string
  body: string
  silent: boolean
  actions: Electron.NotificationAction[]
  urgency: 'normal' | 'critical' | 'low'
  timeoutType: 'default' | 'never'
  #open = false

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create Notification before app is ready')
    this.title = options.title ?? ''
    this.subtitle = options.subtitle ?? ''
    this.body = options.body ?? ''
    this.silent = options.silent ?? false
    this.actions = options.actions ?? []
    this.urgency = options.urgency ?? 'normal'
    this.timeoutType = options.timeoutType ?? 'default'
  }

  show(): void {
    this.#open = true
    shown.push(this)
    setImmediate(() => emit(this, 'show'))
  }
  close(): void {
    if (!this.#open) return
    this.#open = false
    setImmediate(() => emit(this, 'close'))
  }

  get _open(): boolean {
    return this.#open
  }
}

export interface ShownNotification {
  readonly title: string
  readonly body: string
  readonly actions: readonly string[]
  readonly open: boolean
}

/** Actions of the user on the latest notification. */
export const notificationCenter = {
  list(): ShownNotification[] {
    return shown.map(({ title, body, actions, _open }) => ({
      title,
      body,
      actions: actions.map(({ text }) => text ?? ''),
      open: _open
    }))
  },
  click(): void {
    emit(lastShown(), 'click')
  },
  action(index: number): void {
    const notification = lastShown()
    if (!notification.actions[index]) throw new Error(`the notification has no action ${index}`)
    const chosen = eventWith({ actionIndex: index, selectionIndex: -1 })
    notification.emit('action', chosen, index)
  },
  fail(reason: string): void {
    emit(lastShown(), 'failed', reason)
  }
}

function lastShown(): Notification {
  const last = shown.at(-1)
  if (!last) throw new Error('no notification was shown')
  return last
}
