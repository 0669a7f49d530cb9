const MARK = 'stand-in mistake: '

/** What a person could not have done, or Electron would not have allowed: a test with one of these has proved nothing. */
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
