import { onTestFinished } from 'vitest'
import type { Entry } from '#sandbox/model.ts'
import type { NotObserved } from '#sandbox/not-observed.ts'
import { currentHours } from '#shared/hours.ts'
import type { QuestionChoice } from '#shared/sync-state.ts'
import { Simulation } from '#tests/torture/simulation.ts'

/** 09:00 in Berlin, the zone of the user. */
export const WEDNESDAY = Date.UTC(2026, 10, 18, 8)

type Mode = 'duration' | 'timestamps'

/** A story on this and another device, in which entries are identified by their notes. */
export class Story extends Simulation {
  async start(notes: string): Promise<void> {
    const work = await this.work()
    await this.run({ do: 'start', work, notes })
  }

  async startElsewhere(notes: string): Promise<void> {
    const { projectId, taskId } = await this.work()
    this.network.account.create(this.network.userId, {
      project_id: projectId,
      task_id: taskId,
      spent_date: '2026-11-18',
      notes
    })
  }

  async stopElsewhere(notes: string): Promise<void> {
    this.network.account.stop(this.network.userId, this.entryOf(notes)?.id ?? 0)
  }

  /** Makes the same choice for every open question. */
  async answer(choice: QuestionChoice): Promise<void> {
    const { questions } = await this.view()
    for (const { id } of questions) await this.run({ do: 'answer', id, choice })
  }

  /** Returns the key of a shown entry by its notes. */
  async keyOf(text: string): Promise<string> {
    const entry = (await this.view()).entries.find(({ notes }) => notes === text)
    if (!entry) throw new Error(`${text} is not shown`)
    return entry.key
  }

  /** Returns the hours that the entry shows, in hundredths. */
  async shownHours(text: string): Promise<number | undefined> {
    const { entries, now } = await this.view()
    const entry = entries.find(({ notes }) => notes === text)
    return entry && currentHours(entry, now)
  }

  /** Returns the entry at Harvest. */
  entryOf(text: string): Entry | undefined {
    return this.entries().find(({ notes }) => notes === text)
  }

  /** Returns notes and hundredths of every entry at Harvest. */
  hours(): readonly (readonly [string | null, number])[] {
    return this.entries().map(({ notes, hundredths }) => [notes, hundredths])
  }
}

/** Returns a story for one test that has completed its first pull. */
export async function begin(
  mode: Mode = 'duration',
  at = WEDNESDAY,
  switches: Partial<NotObserved> = {}
): Promise<Story> {
  const story = new Story({ mode, at, switches })
  onTestFinished(() => story.close())
  await story.pass()
  return story
}
