import type { Rule } from 'eslint'

/** The most props of a component. A component that needs more takes an object, or reads a context. */
const MOST = 8

interface Node {
  readonly type: string
  readonly [member: string]: unknown
}

/** Reports components with more than eight props, counted where they read `$props()`. */
export const fewProps: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      many: 'A component has at most {{most}} props, and this one has {{count}}: group them, or read them from a context.'
    }
  },
  create(context) {
    return {
      VariableDeclarator(declarator: unknown) {
        const { id, init } = declarator as { readonly id: Node; readonly init: Node | null }
        if (!isProps(init) || id.type !== 'ObjectPattern') return
        const count = (id['properties'] as readonly unknown[]).length
        if (count <= MOST) return
        context.report({
          node: id as never,
          messageId: 'many',
          data: { most: String(MOST), count: String(count) }
        })
      }
    }
  }
}

function isProps(init: Node | null): boolean {
  return init?.type === 'CallExpression' && (init['callee'] as { name?: string }).name === '$props'
}
