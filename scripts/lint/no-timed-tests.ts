import type { Rule, Scope } from 'eslint'

/** A node of the script, with the members that this rule reads. */
interface Node {
  readonly type: string
  readonly parent?: Node
  readonly [member: string]: unknown
}

const TIMER_MODULE = /^(?:node:)?timers\/promises$/
const CLOCKS = new Set(['Date', 'performance'])

/**
 * Keeps time out of tests: a test that sleeps for a fixed time, or that compares a measured time, fails
 * on a slow machine and proves nothing on a fast one.
 *
 * Allowed are a turn of the event loop (`setTimeout` without a delay), a pause inside a `while` or `for (;;)`
 * that polls for a condition, and a limit inside `Promise.race`.
 */
export const noTimedTests: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      sleep:
        'A test must not sleep for a fixed time. Wait for an event, a barrier or a fake clock.',
      timed: 'A test must not expect a measured time. Count steps, or use a fake clock.'
    }
  },
  create(context) {
    function call(node: Node): void {
      const name = nameOf(node['callee'] as Node)
      if (name === 'waitForTimeout') report(node, 'sleep')
      if (name === 'setTimeout' && isFixedDelay(node) && !isPollOrLimit(node)) report(node, 'sleep')
      if (name === 'expect' && argumentsOf(node).some(isMeasured)) report(node, 'timed')
      if (isMatcher(node) && argumentsOf(node).some(readsClock)) report(node, 'timed')
    }

    function report(node: Node, messageId: 'sleep' | 'timed'): void {
      context.report({ node: node as never, messageId })
    }

    /** True if the value is a difference with the present time, directly or through a constant. */
    function isMeasured(node: Node): boolean {
      return [node, ...constantsIn(node)].some((each) =>
        contains(each, (part) => isDifference(part) && readsClock(part))
      )
    }

    function constantsIn(node: Node): readonly Node[] {
      const scope = context.sourceCode.getScope(node as never)
      return namesIn(node).flatMap((name) => initialValue(scope, name) ?? [])
    }

    return {
      CallExpression: call,
      ImportDeclaration(node: Node) {
        const source = (node['source'] as Node)['value']
        if (TIMER_MODULE.test(String(source))) report(node, 'sleep')
      }
    } as unknown as Rule.RuleListener
  }
}

/** True for a delay other than none and 0, which only wait for a turn of the event loop. */
function isFixedDelay(node: Node): boolean {
  const delay = argumentsOf(node)[1]
  if (!delay || delay['value'] === 0) return false
  return delay.type === 'Literal' || isInPromise(node)
}

function isInPromise(node: Node): boolean {
  return isInside(
    node,
    (parent) => parent.type === 'NewExpression' && nameOf(parent['callee'] as Node) === 'Promise'
  )
}

function isPollOrLimit(node: Node): boolean {
  return isInside(node, (parent) => {
    if (parent.type === 'WhileStatement' || parent.type === 'DoWhileStatement') return true
    if (parent.type === 'ForStatement') return parent['update'] === null
    return parent.type === 'CallExpression' && nameOf(parent['callee'] as Node) === 'race'
  })
}

function isInside(node: Node, matches: (parent: Node) => boolean): boolean {
  for (let each = node.parent; each; each = each.parent) if (matches(each)) return true
  return false
}

/** True for `expect(…).toX(…)`, with `not` and `resolves` between them too. */
function isMatcher({ callee }: Node): boolean {
  let each = callee as Node
  if (each.type !== 'MemberExpression') return false
  while (each.type === 'MemberExpression') each = each['object'] as Node
  return each.type === 'CallExpression' && nameOf(each['callee'] as Node) === 'expect'
}

function isDifference({ type, operator }: Node): boolean {
  return type === 'BinaryExpression' && operator === '-'
}

/** True if the present time of this computer is read somewhere in it. */
function readsClock(node: Node): boolean {
  return contains(node, (part) => {
    const callee = part['callee'] as Node | undefined
    if (part.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return false
    return CLOCKS.has(nameOf(callee['object'] as Node)) && nameOf(callee) === 'now'
  })
}

function namesIn(node: Node): readonly string[] {
  const names: string[] = []
  contains(node, (part) => {
    if (part.type === 'Identifier') names.push(String(part['name']))
    return false
  })
  return names
}

function initialValue(scope: Scope.Scope | null, name: string): readonly Node[] | null {
  for (let each = scope; each; each = each.upper) {
    const variable = each.set.get(name)
    if (!variable) continue
    return variable.defs.flatMap(({ node }) => {
      const initial = (node as unknown as Node)['init'] as Node | null | undefined
      return initial ? [initial] : []
    })
  }
  return null
}

/** True if the node or a node below it matches, including nodes inside functions. */
function contains(node: Node, matches: (part: Node) => boolean): boolean {
  if (matches(node)) return true
  return Object.entries(node).some(([member, value]) => {
    if (member === 'parent') return false
    const children = Array.isArray(value) ? (value as readonly unknown[]) : [value]
    return children.some((child) => isNode(child) && contains(child, matches))
  })
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

function argumentsOf(node: Node): readonly Node[] {
  return node['arguments'] as readonly Node[]
}

function nameOf(node: Node): string {
  return String((node['property'] as Node | undefined)?.['name'] ?? node['name'] ?? '')
}
