import { onTestFinished } from 'vitest'
import type { Entry } from '#sandbox/model.ts'
import type { NotObserved } from '#sandbox/not-observed.ts'
import { currentHours } from '#shared/hours.ts'
import type { QuestionChoice } from '#shared/sync-state.ts'
import { Simulation } from '#tests/torture/simulation.ts'

/** 09:00 in Berlin, where the person lives. */
export const WEDNESDAY = Date.UTC(2026, 10, 18, 8)

type Mode = 'duration' | 'timestamps'

/** What happens here and elsewhere, told by the notes of the entries. */
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

  /** Gives the same answer to every open question. */
  async answer(choice: QuestionChoice): Promise<void> {
    const { questions } = await this.view()
    for (const { id } of questions) await this.run({ do: 'answer', id, choice })
  }

  /** The key of an entry as it is shown. */
  async keyOf(text: string): Promise<string> {
    const entry = (await this.view()).entries.find(({ notes }) => notes === text)
    if (!entry) throw new Error(`${text} is not shown`)
    return entry.key
  }

  /** What the entry shows now, in hundredths. */
  async shownHours(text: string): Promise<number | undefined> {
    const { entries, now } = await this.view()
    const entry = entries.find(({ notes }) => notes === text)
    return entry && currentHours(entry, now)
  }

  /** The entry at Harvest. */
  entryOf(text: string): Entry | undefined {
    return this.entries().find(({ notes }) => notes === text)
  }

  /** Notes and hundredths of every entry at Harvest. */
  hours(): readonly (readonly [string | null, number])[] {
    return this.entries().map(({ notes, hundredths }) => [notes, hundredths])
  }
}

/** A story that has read everything once, and ends with its test. */
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
