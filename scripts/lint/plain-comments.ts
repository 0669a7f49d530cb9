import type { Rule } from 'eslint'

interface Comment {
  readonly type: string
  readonly value: string
  readonly loc?: unknown
  readonly range?: readonly [number, number]
}

/** A relative clause in place of a subject: "What is stored" instead of "The stored entries". */
const CLAUSE =
  /^(?:what|whether|who|whom|whose|those|that which|the same of|nobody|whoever)\b(?!.*\?$)/i
/* Wording that calls a return value an answer: "Answers null", "the answer cancels it". */
const ANSWER =
  /(?:^|[.;:] )answers(?: with)? (?:true|false|null|undefined|an?|the|its?|how|if|nothing|with)\b|\bthe answer (?:cancels|ends|is called|removes|stops|takes|undoes)\b/i

/** Refuses wording in comments that readers stumble over and that a program can recognise. */
export const plainComments: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      clause:
        'Begin with a subject or a verb, or with "True if" for a boolean; not with "{{words}}".',
      answer: 'A function returns a value: "Returns", or "the returned function", not "{{words}}".'
    }
  },
  create(context) {
    function check(comment: Comment): void {
      const text = proseOf(comment)
      report(comment, 'clause', CLAUSE.exec(text))
      if (isDocstring(comment)) report(comment, 'answer', ANSWER.exec(text))
    }

    function report(comment: Comment, messageId: string, match: RegExpExecArray | null): void {
      if (match) context.report({ loc: comment.loc as never, messageId, data: { words: match[0] } })
    }

    return {
      Program() {
        const { sourceCode } = context
        const comments = sourceCode.getAllComments() as readonly Comment[]
        comments.filter((comment, index) => !continues(comment, comments[index - 1])).forEach(check)

        function continues(comment: Comment, before: Comment | undefined): boolean {
          if (comment.type !== 'Line' || before?.type !== 'Line') return false
          const between = sourceCode.text.slice(before.range?.[1], comment.range?.[0])
          return /^[ \t]*\r?\n[ \t]*$/.test(between)
        }
      }
    }
  }
}

function isDocstring({ type, value }: Comment): boolean {
  return type === 'Block' && value.startsWith('*')
}

function proseOf({ value }: Comment): string {
  return value
    .replace(/^\*/, '')
    .replace(/\n\s*\* ?/g, ' ')
    .trim()
}
