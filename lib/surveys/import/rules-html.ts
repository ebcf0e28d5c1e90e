import { shortened } from '@/lib/core/text/excerpt'
import { tidyWords, wordsOfHtml, type Words } from '@/lib/core/text/html-words'

/** Longer than any question; what is beyond it no field of ours would hold. */
const LONGEST = 20_000

/** HTML as words with the little mark-up that our labels know, and what was in it besides. */
export function wordsOf(source: string): Words {
  const html = source.slice(0, LONGEST)
  return /[<&]/.test(html) ? wordsOfHtml(html, { marks: true }) : { text: tidyWords(html), lost: [] }
}

/** The same on one line. */
export const lineOfWords = (html: string): string => wordsOf(html).text.replace(/\s+/g, ' ')

const LABEL = 300

/** A question's words as its label and, where they are many, the rest as help. */
export function labelAndHelp(html: string): { label: string; help?: string; lost: string[] } {
  const { text, lost } = wordsOf(html)
  const line = text.replace(/\s+/g, ' ')
  if (line.length <= LABEL) return { label: line, lost }
  const [first = '', ...rest] = text.split('\n\n')
  const label = first.replace(/\s+/g, ' ')
  if (label.length <= 1_000)
    return { label, ...(rest.length > 0 && { help: shortened(rest.join('\n\n'), 5_000) }), lost }
  return { label: shortened(label, 1_000), help: shortened(text, 5_000), lost }
}
