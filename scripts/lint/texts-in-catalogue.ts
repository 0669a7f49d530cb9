import type { Rule } from 'eslint'

/** A node of the script or the markup, with the members that this rule reads. */
interface Node {
  readonly type: string
  readonly parent?: Node
  readonly [member: string]: unknown
}

/* Attributes and properties that the user sees or hears. */
const SHOWN_NAMES = new Set([
  ...['alt', 'caption', 'description', 'detail', 'heading', 'help', 'hint', 'label', 'message'],
  ...['placeholder', 'subtitle', 'summary', 'text', 'textContent', 'title', 'toolTip', 'tooltip'],
  ...['ariaLabel', 'aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription'],
  ...['aria-valuetext', 'body', 'button', 'cancelLabel', 'confirmLabel', 'question', 'sublabel']
])

const SHOWING_CALLS = new Set(['fatal', 'setTitle', 'setToolTip', 'showErrorBox'])

/* Names that are the same in every language, and keys as keyboards print them. */
const SAME_EVERYWHERE = new Set([
  ...['Gleaner', 'Harvest'],
  ...['Alt', 'Backspace', 'Command', 'Ctrl', 'Esc', 'Tab']
])

/* Names in the demo account. */
const MADE_UP = new Set(['Gleaner demo'])

/* Errors and logs are for developers. The user sees failures as texts by kind. */
const FOR_DEVELOPERS = /(?:Error|Failure|super|error|warn|info|debug|log)$/

/**
 * Requires every text on screen to be in `src/shared/messages`. Reports letters in markup and in shown attributes
 * and properties, and sentences anywhere but in errors and logs.
 */
export const textsInCatalogue: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { loose: 'Move this text to src/shared/messages: {{text}}' }
  },
  create(context) {
    function report(node: Node, text: string): void {
      context.report({ node: node as never, messageId: 'loose', data: { text } })
    }

    function shown(node: Node): void {
      if (isForDevelopers(node)) return
      for (const each of textualParts(node)) {
        const text = textOf(each)
        if (hasWords(text)) report(each, text.trim())
      }
    }

    function sentence(node: Node): void {
      const text = textOf(node)
      if (isSentence(text) && !isKey(node) && !isForDevelopers(node) && !isShown(node))
        report(node, text.trim())
    }

    return {
      SvelteText: (node: Node) => node.parent?.type !== 'SvelteStyleElement' && shown(node),
      SvelteMustacheTag: (node: Node) => isContent(node) && shown(node['expression'] as Node),
      SvelteAttribute: (node: Node) => isShownName(node) && valuesOf(node).forEach(shown),
      CallExpression: (node: Node) =>
        SHOWING_CALLS.has(nameOf(node['callee'] as Node)) &&
        (node['arguments'] as readonly Node[]).forEach(shown),
      Property: (node: Node) => isShownName(node) && shown(node['value'] as Node),
      AssignmentExpression: (node: Node) =>
        isShownName(node['left'] as Node) && shown(node['right'] as Node),
      Literal: sentence,
      TemplateLiteral: sentence
    } as unknown as Rule.RuleListener
  }
}

/** Returns the literals that an expression may evaluate to. */
function textualParts(node: Node): readonly Node[] {
  const of = (...members: readonly string[]): readonly Node[] =>
    members.flatMap((member) => textualParts(node[member] as Node))
  switch (node.type) {
    case 'Literal':
    case 'TemplateLiteral':
    case 'SvelteText':
    case 'SvelteLiteral':
      return [node]
    case 'ConditionalExpression':
      return of('consequent', 'alternate')
    case 'LogicalExpression':
      return of('left', 'right')
    case 'BinaryExpression':
      return node['operator'] === '+' ? of('left', 'right') : []
    case 'SvelteMustacheTag':
    case 'TSAsExpression':
      return of('expression')
    default:
      return []
  }
}

function textOf(node: Node): string {
  if (node.type !== 'TemplateLiteral') return String(node['value'] ?? '')
  const quasis = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[]
  return quasis.map(({ value }) => value.cooked).join(' … ')
}

/** True if the text has a word that other languages translate. */
function hasWords(text: string): boolean {
  if (MADE_UP.has(text)) return false
  return (text.match(/\p{L}[\p{L}'’-]+/gu) ?? []).some((word) => !SAME_EVERYWHERE.has(word))
}

function isSentence(text: string): boolean {
  return /^\s*\p{Lu}[\p{Ll}'’-]*,? (?:… )?\p{L}/u.test(text) && hasWords(text)
}

function isShownName(node: Node): boolean {
  if (node['computed'] === true && node.type === 'Property') return false
  const { name, value } = (node['key'] ?? node['property'] ?? node) as Node
  return SHOWN_NAMES.has(String(name ?? value))
}

/** True for a mustache among the children of an element; false for one in an attribute. */
function isContent({ parent }: Node): boolean {
  return parent !== undefined && /^Svelte(Element|.*Block|Program)$|^Program$/.test(parent.type)
}

function valuesOf(node: Node): readonly Node[] {
  return node['value'] as readonly Node[]
}

/** True for a key of an object, such as a time zone name of Rails. */
function isKey(node: Node): boolean {
  return node.parent?.type === 'Property' && node.parent['key'] === node
}

/** True if the node is part of shown text, which is reported already. */
function isShown(node: Node): boolean {
  for (let each = node; each.parent; each = each.parent) {
    const { parent } = each
    if (parent.type === 'SvelteMustacheTag' && isContent(parent)) return true
    if (/^(Property|SvelteAttribute)$/.test(parent.type)) return isShownName(parent)
    if (parent.type === 'CallExpression') return SHOWING_CALLS.has(nameOf(parent['callee'] as Node))
    if (/Function|Statement|Declaration/.test(parent.type)) return false
  }
  return false
}

function isForDevelopers(node: Node): boolean {
  for (let each = node; each.parent; each = each.parent) {
    const { parent } = each
    if (parent.type === 'NewExpression' || parent.type === 'CallExpression')
      if (FOR_DEVELOPERS.test(nameOf(parent['callee'] as Node))) return true
    if (/Function|Statement|Declaration/.test(parent.type)) return false
  }
  return false
}

function nameOf(callee: Node): string {
  if (callee.type === 'Super') return 'super'
  return String((callee['property'] as Node | undefined)?.['name'] ?? callee['name'] ?? '')
}
