import type { Desktop } from '#shared/ipc.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'

/**
 * The projects and tasks of the user, or of the colleague whose week is shown. If a request fails,
 * the last known ones stay.
 */
export class Assignments {
  #list = $state.raw<readonly ProjectAssignment[]>([])
  #userId: number | null = null
  readonly #desktop: Pick<Desktop, 'getAssignments' | 'getAssignmentsOf'>

  constructor(desktop: Pick<Desktop, 'getAssignments' | 'getAssignmentsOf'>) {
    this.#desktop = desktop
  }

  get list(): readonly ProjectAssignment[] {
    return this.#list
  }

  /** Switches to the assignments of a colleague, or to the user's own (null). */
  async of(userId: number | null): Promise<void> {
    if (userId === this.#userId) return
    this.#userId = userId
    this.#list = []
    await this.refresh()
  }

  async refresh(): Promise<void> {
    const userId = this.#userId
    const answer = await (userId === null
      ? this.#desktop.getAssignments()
      : this.#desktop.getAssignmentsOf({ userId }))
    if (answer.ok && userId === this.#userId) this.#list = answer.value
  }
}
