const board = { text: '' }

export const clipboard = {
  async readText(): Promise<string> {
    return board.text
  },
  async writeText(text: string): Promise<void> {
    board.text = text
  },
  async clear(): Promise<void> {
    board.text = ''
  }
}
