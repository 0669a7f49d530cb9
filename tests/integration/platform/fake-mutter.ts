import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { Message, sessionBus } from '@jellybrick/dbus-next'
import type { MessageBus } from '@jellybrick/dbus-next'

const NAME = 'org.gnome.Mutter.IdleMonitor'
const PATH = '/org/gnome/Mutter/IdleMonitor/Core'

/** A session bus with GNOME's idle monitor, controlled by the test. */
export class FakeMutter {
  readonly address: string
  readonly #daemon: ChildProcess
  readonly #service: MessageBus
  idleMs = 0n
  idleWatch = 0
  activeWatch = 0
  interval = 0n
  #watches = 0

  private constructor(daemon: ChildProcess, address: string, service: MessageBus) {
    this.#daemon = daemon
    this.address = address
    this.#service = service
    service.addMethodHandler((message) => this.#answer(message))
  }

  static async open({ hasMonitor = true } = {}): Promise<FakeMutter> {
    const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
      stdio: ['ignore', 'pipe', 'ignore']
    })
    const [address] = await new Promise<[string]>((resolve, reject) => {
      daemon.on('error', reject)
      createInterface({ input: daemon.stdout }).once('line', (line) => resolve([line]))
    })
    const service = sessionBus({ busAddress: address })
    const mutter = new FakeMutter(daemon, address, service)
    await new Promise<void>((resolve) => service.once('connect', resolve))
    if (hasMonitor) await service.requestName(NAME, 0)
    return mutter
  }

  fire(watch: number): void {
    this.#service.send(Message.newSignal(PATH, NAME, 'WatchFired', 'u', [watch]))
  }

  async leaveTheBus(): Promise<void> {
    await this.#service.releaseName(NAME)
  }

  close(): void {
    this.#service.disconnect()
    this.#daemon.kill()
  }

  #answer(message: Message): boolean {
    if (message.path !== PATH || message.interface !== NAME) return false
    const answer = (signature: string, value: unknown): true => {
      this.#service.send(Message.newMethodReturn(message, signature, [value]))
      return true
    }
    switch (message.member) {
      case 'GetIdletime':
        return answer('t', this.idleMs)
      case 'AddIdleWatch':
        this.interval = message.body[0] as bigint
        return answer('u', (this.idleWatch = ++this.#watches))
      case 'AddUserActiveWatch':
        return answer('u', (this.activeWatch = ++this.#watches))
      default:
        return false
    }
  }
}
