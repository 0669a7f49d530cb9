const MARK = 'stand-in mistake: '

/** Collects actions that a user could not perform or Electron would not allow. They make a test fail. */
class Mistakes {
  readonly #texts: string[] = []

  report(text: string): void {
    this.#texts.push(text)
    console.error(MARK + text)
  }

  all(): readonly string[] {
    return this.#texts
  }
}

export const mistakes = new Mistakes()
