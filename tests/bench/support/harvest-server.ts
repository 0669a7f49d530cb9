import '../../support/temporal.ts'
import { createSandbox } from '#sandbox/server.ts'

/* A sandbox in a process of its own, as Harvest is: what it costs is not on the client's main thread. */

const ENTRIES = Number(process.argv[2] ?? 20_000)
const PER_DAY = Number(process.argv[3] ?? 8)
const DAY = 86_400_000

const sandbox = await createSandbox({ mode: 'duration', limit: 1_000_000, empty: true })
const { account } = sandbox
const member = account.directory.people.find(({ role }) => role === 'member')
if (!member) throw new Error('there is no member')
const sample = account.create(member.id, {
  project_id: 41_068_261,
  task_id: 22_630_607,
  spent_date: '2026-11-18',
  hours: 1
})
account.delete(member.id, sample.id)
const { id: _, ...entry } = sample
account.seed(
  Array.from({ length: ENTRIES }, (_, index) => {
    const createdAt = entry.createdAt - index * 1000
    const day = new Date(entry.createdAt - Math.floor(index / PER_DAY) * DAY)
    return {
      ...entry,
      createdAt,
      updatedAt: createdAt,
      spentDate: day.toISOString().slice(0, 10),
      hundredths: 1 + (index % 900),
      notes: `Review of the ${index}th change, with a line\nor two about what it was for`,
      externalReference:
        index % 4 === 0
          ? {
              id: String(index),
              groupId: 'board',
              accountId: null,
              permalink: `https://github.com/fernhill/site/issues/${index}`
            }
          : null
    }
  })
)
const { url, accountId, tokens } = sandbox
process.send?.({ url, accountId, accessToken: tokens.member, entries: ENTRIES })
process.once('disconnect', () => void sandbox.close())
