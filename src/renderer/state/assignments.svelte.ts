import type { Desktop } from '#shared/ipc.ts'
import type { ProjectAssignment } from '#shared/project-assignment.ts'

/** The projects and tasks open to the person, as last asked for; what is known stays when asking fails. */
export class Assignments {
  #list = $state.raw<readonly ProjectAssignment[]>([])
  readonly #desktop: Pick<Desktop, 'getAssignments'>

  constructor(desktop: Pick<Desktop, 'getAssignments'>) {
    this.#desktop = desktop
  }

  get list(): readonly ProjectAssignment[] {
    return this.#list
  }

  async refresh(): Promise<void> {
    const answer = await this.#desktop.getAssignments()
    if (answer.ok) this.#list = answer.value
  }
}
