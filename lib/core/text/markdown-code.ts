import { once } from '@/lib/core/once'
import type { Element, ElementContent } from 'hast'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import elixir from 'highlight.js/lib/languages/elixir'
import groovy from 'highlight.js/lib/languages/groovy'
import haskell from 'highlight.js/lib/languages/haskell'
import nginx from 'highlight.js/lib/languages/nginx'
import powershell from 'highlight.js/lib/languages/powershell'
import protobuf from 'highlight.js/lib/languages/protobuf'
import scala from 'highlight.js/lib/languages/scala'
import { common, createLowlight } from 'lowlight'

const colourer = once(() =>
  createLowlight({ ...common, dockerfile, elixir, groovy, haskell, nginx, powershell, protobuf, scala }),
)

/** Characters of one block, and of all blocks of a document, that are coloured; further ones stay plain. */
const MAX_BLOCK = 12_000
const MAX_DOCUMENT = 80_000

/** How much of a document's code has been coloured so far. */
export type CodeBudget = { spent: number }

/**
 * The code of a fenced block, in place: coloured where its language is known (spans around words; the text stays what it was,
 * since comments count in it), and a mermaid block marked as a diagram for the page's script to draw.
 */
export function finishCode(pre: Element, budget: CodeBudget): void {
  const [code] = pre.children
  if (pre.children.length !== 1 || code?.type !== 'element' || code.tagName !== 'code') return
  const language = languageOf(code)
  const [text] = code.children
  if (language === null || code.children.length !== 1 || text?.type !== 'text') return
  if (language === 'mermaid') {
    pre.properties.dataDiagram = ''
    return
  }
  const { length } = text.value
  const lowlight = colourer()
  if (!lowlight.registered(language) || length > MAX_BLOCK || budget.spent + length > MAX_DOCUMENT) return
  budget.spent += length
  const coloured = lowlight.highlight(language, text.value).children as ElementContent[]
  if (textOf(coloured) === text.value) code.children = coloured
}

/** "rust" of `language-rust,ignore` and `language-rust{1,3}`. */
function languageOf(code: Element): string | null {
  const { className } = code.properties
  const named = Array.isArray(className)
    ? className.map(String).find((name) => name.startsWith('language-'))
    : undefined
  return /^language-([\w+#.-]+)/.exec(named ?? '')?.[1]?.toLowerCase() ?? null
}

const textOf = (nodes: readonly ElementContent[]): string =>
  nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : ''))
    .join('')
