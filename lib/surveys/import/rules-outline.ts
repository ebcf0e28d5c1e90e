/** The Rust project's survey Markdown, read line by line into what was written where. Nothing is interpreted yet. */

export interface OutlineItem {
  line: number
  text: string
}
export interface OutlineList {
  label: string
  line: number
  items: OutlineItem[]
}
export interface OutlineSection {
  line: number
  title: string
  text: string
}
export interface OutlineQuestion {
  line: number
  label: string
  /** Index into the sections; -1 before the first. */
  section: number
  help: string
  /** What follows "Type:", null when there is no such line. */
  type: string | null
  typeLine: number
  lists: OutlineList[]
  notes: string
  /** The heading that "Skip to …" names in a SURVEY FLOW note after this question. */
  skipTo: { line: number; heading: string } | null
  /** A line saying REPEAT stands for the lists of the question before. */
  repeats: boolean
}
export interface Outline {
  title: string
  description: string
  sections: OutlineSection[]
  questions: OutlineQuestion[]
  /** Lines with content that belong to nothing known. */
  stray: OutlineItem[]
}

const ITEM = /^\s{0,3}[-*+]\s+(.*)$/
const join = (text: string, line: string) => (text === '' ? line : `${text}\n${line}`)
const tidy = (text: string) => text.replace(/\n{3,}/g, '\n\n').trim()

/** @param markdown the file's text, with any line ends and with or without a byte order mark */
export function readOutline(markdown: string): Outline {
  const outline: Outline = { title: '', description: '', sections: [], questions: [], stray: [] }
  const lines = markdown.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  let quoteStart = -1
  let quote = ''
  let item: OutlineItem | null = null

  const last = () => outline.questions.at(-1)
  const inQuestion = () => {
    const question = last()
    return question && question.section === outline.sections.length - 1 ? question : undefined
  }

  const endQuote = () => {
    if (quoteStart < 0) return
    const question = inQuestion() ?? last()
    const flow = /^\**SURVEY FLOW\**/i.test(quote)
    const target = /skip to\s+`?#*\s*([^`\n]+?)`?\s*$/im.exec(quote)?.[1]
    if (!question) outline.stray.push({ line: quoteStart, text: quote })
    else {
      question.notes = tidy(`${question.notes}\n\n${quote.replace(/^\*+justification:?\*+:?\s*/i, '')}`)
      if (flow && target) question.skipTo = { line: quoteStart, heading: target.trim() }
    }
    quoteStart = -1
    quote = ''
  }

  const free = (text: string, line: number) => {
    const question = inQuestion()
    if (question?.type !== null && question !== undefined && text.trim() !== '') outline.stray.push({ line, text })
    else if (question) question.help = join(question.help, text)
    else if (outline.sections.length > 0) {
      const section = outline.sections.at(-1)!
      section.text = join(section.text, text)
    } else if (outline.questions.length === 0) outline.description = join(outline.description, text)
  }

  lines.forEach((raw, index) => {
    const line = index + 1
    const text = raw.trimEnd()
    const blank = text.trim() === ''
    const heading = /^(#{1,3})\s+(.+?)\s*#*$/.exec(text)
    // A quote goes on over lines without ">", as Markdown has it, until a blank line or a heading.
    if (quoteStart >= 0 && !text.startsWith('>') && (blank || heading)) endQuote()
    if (text.startsWith('>') || quoteStart >= 0) {
      if (quoteStart < 0) quoteStart = line
      quote = join(quote, text.replace(/^>\s?/, ''))
      item = null
      return
    }
    const question = inQuestion()
    if (heading) {
      item = null
      const [, marks, title] = heading as unknown as [string, string, string]
      if (marks.length === 1 && outline.title === '') outline.title = title
      else if (marks.length < 3) outline.sections.push({ line, title, text: '' })
      else
        outline.questions.push({
          line,
          label: title,
          section: outline.sections.length - 1,
          help: '',
          type: null,
          typeLine: line,
          lists: [],
          notes: '',
          skipTo: null,
          repeats: false,
        })
      return
    }
    const type = /^\s*\**Type:\**\s*(.*)$/i.exec(text)
    if (question && type && question.type === null) {
      question.type = type[1]!.trim()
      question.typeLine = line
      return
    }
    if (question && question.type !== null) {
      const bullet = ITEM.exec(text)
      if (bullet) {
        item = { line, text: bullet[1]!.trim() }
        if (question.lists.length === 0) question.lists.push({ label: '', line, items: [] })
        question.lists.at(-1)!.items.push(item)
        return
      }
      if (item && !blank && /^\s{2,}\S/.test(text)) {
        item.text = `${item.text} ${text.trim()}`
        return
      }
      if (/^[^-].*[:：]$/.test(text)) {
        question.lists.push({ label: text.replace(/[:：]$/, '').trim(), line, items: [] })
        item = null
        return
      }
      if (/^REPEAT\b/.test(text)) {
        question.repeats = true
        return
      }
      if (blank) return
    }
    free(text, line)
  })
  endQuote()

  outline.description = tidy(outline.description)
  for (const section of outline.sections) section.text = tidy(section.text)
  for (const question of outline.questions) question.help = tidy(question.help)
  return outline
}
