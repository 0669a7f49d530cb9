import type { Rule } from 'eslint'

interface Node {
  readonly type: string
  readonly [member: string]: unknown
}

/** Words that continue a sentence which begins in a `describe`. */
const CONTINUATION =
  /^(?:is|are|was|were|be|been|has|have|had|do(?! not disturb)|does|did|can|cannot|could|may|might|must|shall|should|will|would|not|of|that|which|who|whose|and|or|but|nor|also|even|however|wherever|whenever)\b/
/** A verb of the third person without a subject: "keeps the notes". */
const VERB =
  /^[a-z]+[^siu]s (?:a|an|the|its|their|no|every|each|any|nothing|it|them|itself|neither|nobody)\b/
const NOT_A_TEST = new Set(['describe', 'step', 'use', 'extend', 'beforeEach', 'afterEach'])

/** Requires titles of tests that make sense in a report, without the title of their `describe`. */
export const plainTestTitles: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      fragment:
        'Write a whole sentence that makes sense without its describe: "{{title}}" has no subject.'
    }
  },
  create(context) {
    return {
      CallExpression(call) {
        const node = call as unknown as Node
        const [first] = node['arguments'] as readonly Node[]
        if (!first || !isTest(node['callee'] as Node)) return
        const title = textOf(first)
        if (title === null || !(CONTINUATION.test(title) || VERB.test(title))) return
        context.report({ node: first as never, messageId: 'fragment', data: { title } })
      }
    }
  }
}

/** True for `it`, `test`, `test.only`, `it.each(…)` and the like. */
function isTest(callee: Node): boolean {
  switch (callee.type) {
    case 'Identifier':
      return callee['name'] === 'it' || callee['name'] === 'test'
    case 'MemberExpression':
      return (
        !NOT_A_TEST.has(String((callee['property'] as Node)['name'])) &&
        isTest(callee['object'] as Node)
      )
    case 'CallExpression':
      return isTest(callee['callee'] as Node)
    default:
      return false
  }
}

function textOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null
  if (node.type !== 'TemplateLiteral') return null
  const [start] = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[]
  return start?.value.cooked ?? null
}
