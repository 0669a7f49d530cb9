import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Random } from '#tests/torture/random.ts'

const PAGE = 4096

/** Damages a file in place. */
export type Damage = (file: string, random: Random) => void

const HUGE = [2n ** 31n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n), -1n, 0n]
const SHAPES = [
  'null',
  '[]',
  '{}',
  '7',
  '"text"',
  '',
  '{',
  '1e308',
  '[[[[]]]]',
  '{"kind":"create"}',
  '{"kind":"__proto__"}',
  '{"kind":"stop","stoppedAt":1e300,"hours":-1e300}'
]
const TABLES = ['operation', 'undo', 'document', 'made', 'entry', 'pulled', 'identity'] as const

/** Every kind of damage, by name. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  'one bit': bytes((data, random) => flip(data, random, 1)),
  'some bits': bytes((data, random) => flip(data, random, random.between(2, 12))),
  'many bits': bytes((data, random) => flip(data, random, random.between(50, 400))),
  'bits of the header': bytes((data, random) => flip(data.subarray(0, 100), random, 1)),
  truncation: bytes((data, random) => data.subarray(0, random.between(0, data.length - 1))),
  'truncation at a page': bytes((data, random) => data.subarray(0, pageOf(data, random) * PAGE)),
  'an empty page': bytes((data, random) => {
    const page = pageOf(data, random)
    return data.fill(0, page * PAGE, (page + 1) * PAGE)
  }),
  'a random page': bytes((data, random) => {
    const page = pageOf(data, random)
    for (let at = page * PAGE; at < (page + 1) * PAGE; at++) data[at] = random.between(0, 255)
    return data
  }),
  'swapped pages': bytes((data, random) => {
    const [one, other] = [pageOf(data, random), pageOf(data, random)]
    const kept = Buffer.from(data.subarray(one * PAGE, (one + 1) * PAGE))
    data.copy(data, one * PAGE, other * PAGE, (other + 1) * PAGE)
    kept.copy(data, other * PAGE)
    return data
  }),
  'a page written twice': bytes((data, random) => {
    const [from, to] = [pageOf(data, random), pageOf(data, random)]
    data.copy(data, to * PAGE, from * PAGE, (from + 1) * PAGE)
    return data
  }),
  'a wrong shape': (file, random) => setColumn(file, random, 'TEXT', random.pick(SHAPES)),
  'a huge number': (file, random) => setColumn(file, random, 'INTEGER', random.pick(HUGE)),
  'a huge number in JSON': (file, random) => {
    const value = random.pick(['1e400', '9007199254740993', '-1e300', '0.5'])
    inJson(file, random, (text) => text.replace(/:\d+/, `:${value}`))
  },
  'a wrong type in JSON': (file, random) => {
    const value = random.pick(['null', '[]', '{}', '"x"', 'true'])
    inJson(file, random, (text) => text.replace(/:("[^"]*"|\d+|null)/, `:${value}`))
  },
  'a lost attribute in JSON': (file, random) =>
    inJson(file, random, (text) => text.replace(/"([a-zA-Z]+)":/, '"$1x":')),
  'a version': (file, random) =>
    sql(
      file,
      `PRAGMA user_version = ${random.pick([-1, 0, 1, 3, 4, 6, 7, 900, 10_001, 2 ** 31 - 1])}`
    ),
  'a huge sequence': (file, random) =>
    sql(file, `UPDATE sqlite_sequence SET seq = ${random.pick(HUGE)}`),
  'a damaged schema': (file, random) => {
    const letters = random.pick([
      'sent_at',
      'intent',
      'TEXT',
      'operation',
      'NEW.key',
      'AUTOINCREMENT'
    ])
    sql(file, 'PRAGMA writable_schema = ON')
    sql(
      file,
      `PRAGMA writable_schema = ON;
       UPDATE sqlite_schema SET sql = replace(sql, '${letters}', '${letters.replace(/.$/, '#')}')`
    )
  }
}

function bytes(change: (data: Buffer, random: Random) => Buffer): Damage {
  return (file, random) => writeFileSync(file, change(readFileSync(file), random))
}

function flip(data: Buffer, random: Random, count: number): Buffer {
  for (let index = 0; index < count; index++) {
    const at = random.between(0, data.length - 1)
    data[at] = (data[at] ?? 0) ^ (1 << random.between(0, 7))
  }
  return data
}

function pageOf(data: Buffer, random: Random): number {
  return random.between(0, Math.floor(data.length / PAGE) - 1)
}

function sql(file: string, statements: string): void {
  const database = new DatabaseSync(file, { defensive: false })
  try {
    database.exec(statements)
  } finally {
    database.close()
  }
}

/** Writes a value into a random row, although the column does not accept it. */
function setColumn(file: string, random: Random, type: string, value: string | bigint): void {
  const table = random.pick(TABLES)
  onRow(file, random, table, (database, where) => {
    const columns = database.prepare(`PRAGMA table_info(${table})`).all()
    const fitting = columns.filter((column) => column['type'] === type)
    if (fitting.length === 0) return
    const column = String(random.pick(fitting)['name'])
    try {
      database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(value)
    } catch {
      // another row has this key, so the file stays intact
    }
  })
}

function inJson(file: string, random: Random, change: (text: string) => string): void {
  const [table, column] = random.pick([
    ['operation', 'intent'],
    ['operation', 'progress'],
    ['undo', 'body'],
    ['document', 'body'],
    ['entry', 'body']
  ] as const)
  onRow(file, random, table, (database, where) => {
    const text = database.prepare(`SELECT ${column} AS text FROM ${table} WHERE ${where}`).get()
    if (typeof text?.['text'] !== 'string') return
    // begins at a random place, so that every attribute can be hit
    const at = random.between(0, text['text'].length - 1)
    const changed = text['text'].slice(0, at) + change(text['text'].slice(at))
    database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(changed)
  })
}

function onRow(
  file: string,
  random: Random,
  table: string,
  work: (database: DatabaseSync, where: string) => void
): void {
  const database = new DatabaseSync(file, { defensive: false })
  try {
    database.exec('PRAGMA ignore_check_constraints = ON')
    const [key] = database
      .prepare(`SELECT name FROM pragma_table_info('${table}') WHERE pk = 1`)
      .all()
    const column = String(key?.['name'])
    const keys = database.prepare(`SELECT quote(${column}) AS value FROM ${table}`).all()
    if (keys.length > 0) work(database, `${column} = ${String(random.pick(keys)['value'])}`)
  } finally {
    database.close()
  }
}
