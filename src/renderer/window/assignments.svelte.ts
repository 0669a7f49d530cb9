import type { Desktop } from '#shared/ipc.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'

/**
 * The projects and tasks open to the person, or to the colleague they act for, as last asked for; what is
 * known stays when asking fails.
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

  /** From now on those of a colleague, or (null) the person's own again. */
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
