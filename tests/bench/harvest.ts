import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import '../support/temporal.ts'
import { createHarvestClient } from '#main/harvest/client.ts'
import { oddBodies } from '#tests/support/odd-bodies.ts'
import { otherClients } from './support/other-clients.ts'
import { faultOfReading, wireBodies } from '#tests/support/wire-bodies.ts'
import { watchTasks } from './support/watch-tasks.ts'

/* Listing 20,000 entries: what decoding and validating costs compared with bare `fetch` and `JSON.parse`. */

const ROUNDS = 7
const MOST_TIMES_BARE = 2
const LONGEST_TASK_MS = 50
const MOST_GROWTH_MB = 16
const ODD_BODIES = 10_000

interface Server {
  readonly url: string
  readonly accountId: number
  readonly accessToken: string
  readonly entries: number
}

const child = fork(fileURLToPath(new URL('./support/harvest-server.ts', import.meta.url)))
const [server] = (await once(child, 'message')) as [Server]
try {
  await measure(server)
} finally {
  child.disconnect()
}

async function measure({ url, accountId, accessToken, entries }: Server): Promise<void> {
  const userAgent = 'Gleaner bench (https://github.com/gleaner-app/gleaner)'
  const headers = {
    authorization: `Bearer ${accessToken}`,
    'harvest-account-id': String(accountId),
    'user-agent': userAgent
  }
  const client = createHarvestClient({
    baseUrl: `${url}/v2`,
    accessToken,
    accountId,
    userAgent,
    fetch,
    clock: () => '24h',
    requestsPer15Seconds: 1_000_000
  })

  async function bare(): Promise<number> {
    let count = 0
    for (let next: string | null = `${url}/v2/time_entries`; next;) {
      const body = JSON.parse(await (await fetch(next, { headers })).text()) as {
        time_entries: readonly unknown[]
        links: { next: string | null }
      }
      count += body.time_entries.length
      next = body.links.next
    }
    return count
  }

  async function decoded(): Promise<number> {
    let count = 0
    for await (const { items } of client.listTimeEntryPages()) count += items.length
    return count
  }

  const others = otherClients({ url, accountId, accessToken, userAgent }).map((other) => ({
    ...other,
    wall: [] as number[],
    cpu: [] as number[]
  }))
  const wall = { bare: [] as number[], decoded: [] as number[] }
  const cpu = { bare: [] as number[], decoded: [] as number[] }
  const tasks: number[] = []
  for (let round = -2; round < ROUNDS; round += 1) {
    const bareRun = await timed(bare, entries)
    const watch = watchTasks()
    const decodedRun = await timed(decoded, entries)
    const longest = watch.stop()
    for (const other of others) {
      const run = await timed(other.list, entries)
      if (round < 0) continue
      other.wall.push(run.wallMs)
      other.cpu.push(run.cpuMs)
    }
    if (round < 0) continue
    wall.bare.push(bareRun.wallMs)
    wall.decoded.push(decodedRun.wallMs)
    cpu.bare.push(bareRun.cpuMs)
    cpu.decoded.push(decodedRun.cpuMs)
    tasks.push(longest)
  }
  const pages = entries / 2000
  console.log(`${entries} entries on ${pages} pages, median of ${ROUNDS} rounds`)
  row('', 'wall time', 'client CPU')
  row('fetch + JSON.parse', ms(wall.bare), ms(cpu.bare))
  row('client, decoded, validated', ms(wall.decoded), ms(cpu.decoded))
  for (const other of others)
    row(other.name, ms(other.wall), ms(other.cpu), `without ${other.leavesOut}`)
  verdict('  ratio of wall time', ratioOf(wall), MOST_TIMES_BARE, 'times')
  verdict('  ratio of CPU time', ratioOf(cpu), MOST_TIMES_BARE, 'times')
  verdict('  longest task', median(tasks), LONGEST_TASK_MS, 'ms')
  verdict('  heap grows while streaming', await growth(client), MOST_GROWTH_MB, 'MB')
  console.log(`  sandbox serves              ${(await served(url, headers)).toFixed(1)} pages/s`)
  fuzz()
}

interface Run {
  readonly wallMs: number
  readonly cpuMs: number
}

async function timed(list: () => Promise<number>, expected: number): Promise<Run> {
  const before = process.cpuUsage()
  const started = performance.now()
  const count = await list()
  if (count !== expected) throw new Error(`${count} entries instead of ${expected}`)
  const wallMs = performance.now() - started
  const { user, system } = process.cpuUsage(before)
  return { wallMs, cpuMs: (user + system) / 1000 }
}

/** Megabytes held at the last page more than at the second one. */
async function growth(client: ReturnType<typeof createHarvestClient>): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const held: number[] = []
  for await (const { items } of client.listTimeEntryPages()) {
    if (items.length === 0) continue
    collectGarbage()
    held.push(process.memoryUsage().heapUsed / 1024 / 1024)
  }
  return (held.at(-1) ?? 0) - (held[1] ?? 0)
}

async function served(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const count = 40
  const started = performance.now()
  for (let page = 0; page < count; page += 1) {
    const response = await fetch(`${url}/v2/time_entries?page=${1 + (page % 10)}`, { headers })
    await response.arrayBuffer()
  }
  return (count / (performance.now() - started)) * 1000
}

function fuzz(): void {
  const each = Math.ceil(ODD_BODIES / wireBodies.length)
  const started = performance.now()
  for (const { name, body, decode } of wireBodies) {
    fc.assert(
      fc.property(oddBodies(body), (odd) => {
        const fault = faultOfReading(odd, decode)
        if (fault !== null) throw new Error(`${name}: ${fault}`)
      }),
      { numRuns: each }
    )
  }
  const ms = (performance.now() - started).toFixed(0)
  console.log(`${each * wireBodies.length} odd bodies: valid values or named failures, in ${ms} ms`)
}

function row(name: string, ...cells: readonly string[]): void {
  console.log(`  ${name.padEnd(28)}${cells.map((cell) => cell.padEnd(12)).join('')}`.trimEnd())
}

function ms(values: readonly number[]): string {
  return `${median(values).toFixed(0)} ms`
}

function ratioOf({ bare, decoded }: Record<'bare' | 'decoded', readonly number[]>): number {
  return median(decoded) / median(bare)
}

function verdict(name: string, value: number, most: number, unit: string): void {
  const isFine = value <= most
  const label = name.padEnd(30)
  console.log(`${label}${value.toFixed(2)} ${unit} (${isFine ? 'at most' : 'MORE THAN'} ${most})`)
  if (!isFine) process.exitCode = 1
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
