import type { DialogsPort } from '#main/platform/ports.ts'

/**
 * Limits native questions and file dialogs to one at a time, so that a page cannot flood the user. While one is open,
 * another counts as cancelled. A question that `waits` is shown as soon as the open one is answered.
 */
export function oneQuestionAtATime(dialogs: DialogsPort): DialogsPort {
  let open = 0
  let turn: Promise<unknown> = Promise.resolve()

  async function inTurn<Answer>(
    show: () => Promise<Answer>,
    cancelled: Answer,
    waits = false
  ): Promise<Answer> {
    if (open > 0 && !waits) return cancelled
    open += 1
    const answer = turn.then(async () => {
      try {
        return await show()
      } finally {
        open -= 1
      }
    })
    turn = answer.catch(() => {})
    return answer
  }

  return {
    ask: (question) =>
      inTurn(
        () => dialogs.ask(question),
        { button: question.cancelButton, checked: false },
        question.waits
      ),
    saveText: (file) => inTurn(() => dialogs.saveText(file), false),
    openText: (file) => inTurn(() => dialogs.openText(file), null),
    fatal: (title, text) => dialogs.fatal(title, text)
  }
}
