import { SECOND } from '#shared/durations.ts'
import type { Work } from '#shared/project-assignment.ts'
import type { TimeEntry } from '#shared/time-entry.ts'
import type { TimerMode } from '#shared/company.ts'
import { ZONE } from './app.ts'
import type { AppView } from './app.ts'
import type { Host, HostSettings, World } from './host.ts'
import { ChildHost, InnerHost } from './host.ts'
import { Network } from './network.ts'
import { Oracle, tagOf } from './oracle.ts'
import type { Protection } from './protection.ts'
import { Random } from './random.ts'
import type { Script } from './script.ts'
import { SimClock } from './sim-clock.ts'
import { StrangeAnswers } from './strange-answers.ts'

/** One history while it runs: the world, the app in it, and what the users mean. */
export class Course {
  readonly script: Script
  readonly world: World
  readonly random: Random
  readonly oracle: Oracle
  readonly settings: HostSettings
  readonly log: string[] = []
  readonly asked: string[] = []
  /** Wrong behaviour of the app, seen while the history ran. */
  readonly wrong: string[] = []
  readonly faults: Record<string, number> = {}
  /** Responses about something else, if the script has them. */
  readonly strange: StrangeAnswers | null
  host: Host
  /** All work that time can be tracked to, as it was last shown. */
  works: readonly Work[] = []
  /** Tags that several entries share: a timer that was started late over midnight, or that went on in another entry. */
  #sharedTags: ReadonlySet<string> = new Set()
  /** How often the timer mode or the zone of the profile was changed. */
  changes = 0
  commands = 0
  tags = 0

  constructor(script: Script, folder: string, without: Protection | null) {
    const { seed, mode, startsAt, refusesReferences } = script
    this.script = script
    this.random = new Random(seed * 31 + 7)
    const clock = new SimClock(startsAt)
    const network = new Network({
      clock,
      random: new Random(seed * 17 + 3),
      mode,
      switches: refusesReferences
        ? { referenceWithoutPermalink: 'refused' }
        : { deleteReferenceBody: seed % 2 === 0 ? 'empty' : 'entry' }
    })
    this.world = { clock, network, skew: 0 }
    this.oracle = new Oracle(mode, ZONE, hasChanges(script))
    this.settings = {
      folder,
      accountId: network.account.directory.accountId,
      userId: network.userId,
      mode,
      without,
      asksAgain: script.hasStrangeAnswers ?? false
    }
    this.strange = script.hasStrangeAnswers
      ? new StrangeAnswers(network, new Random(seed * 41 + 11))
      : null
    if (this.strange) network.alter = (request, answer) => this.#alter(request, answer)
    this.host = this.open()
  }

  #alter(...[request, answer]: Parameters<Network['alter']>): ReturnType<Network['alter']> {
    return this.strange?.alter(request, answer) ?? answer
  }

  open(): Host {
    const Kind = this.script.isInChild ? ChildHost : InnerHost
    return new Kind(this.settings, this.world)
  }

  async close(): Promise<void> {
    await this.host.stop()
  }

  get now(): number {
    return this.world.clock.now
  }

  async run(ms: number): Promise<void> {
    const end = this.now + ms
    await this.world.clock.runUntil(end, () => this.host.standstill())
    if (this.host.isDead) await this.rise()
  }

  /** Starts a new process on the same ledger. */
  async rise(): Promise<void> {
    this.say('killed')
    this.count('kill')
    this.host = this.open()
    await this.world.clock.runUntil(this.now + 2 * SECOND, () => this.host.standstill())
  }

  async view(): Promise<AppView> {
    for (;;) {
      const view = await this.host.view()
      if (view) {
        this.works = view.works
        this.oracle.knownZone = view.timeZone
        this.#sharedTags = sharedTags(view, this.oracle.isByLength)
        return view
      }
      await this.rise()
    }
  }

  quarrels(): boolean {
    return this.random.chance(this.script.quarrel)
  }

  /** True if this computer knows all changes of an entry from elsewhere, or if conflicts are wanted. */
  isCalm(entry: TimeEntry): boolean {
    const meant = this.oracle.get(tagOf(entry.notes))
    if (!meant || this.oracle.due.has(meant.tag) || this.oracle.isInPieces(meant)) return false
    if (this.isShared(meant.tag)) return false
    return (meant.unseen.size === 0 && meant.isAlive) || this.quarrels()
  }

  /** True if several entries carry the tag: what is done to one of them says nothing about the others. */
  isShared(tag: string): boolean {
    return this.#sharedTags.has(tag)
  }

  /** The timer mode of the account at Harvest. */
  get mode(): TimerMode {
    return this.world.network.account.directory.company.mode
  }

  /** The zone of the profile at Harvest. */
  get zone(): string {
    const { account, userId } = this.world.network
    return account.directory.person(userId)?.timeZone ?? ZONE
  }

  newTag(kind: '#' | '@'): string {
    this.tags += 1
    return `${kind}${this.tags}`
  }

  count(name: string): void {
    this.faults[name] = (this.faults[name] ?? 0) + 1
  }

  say(text: string): void {
    this.log.push(`${new Date(this.now).toISOString().slice(5, 23)} ** ${text}`)
  }
}

/** The item that a number from 0 to 1 selects. */
export function from<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[Math.floor(pick * items.length)]
}

/** Tags of entries of several days; with `isAny` of several entries at all. */
function sharedTags({ entries }: AppView, isAny: boolean): ReadonlySet<string> {
  const byTag = Map.groupBy(entries, ({ notes }) => tagOf(notes))
  const shared = [...byTag].filter(([, each]) => {
    const days = new Set(each.map(({ spentDate }) => spentDate))
    return (isAny ? each.length : days.size) > 1
  })
  return new Set(shared.map(([tag]) => tag))
}

function hasChanges({ steps }: Script): boolean {
  return steps.some(({ kind }) => kind === 'mode' || kind === 'zone')
}
