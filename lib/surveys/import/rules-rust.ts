import { headingSlugger } from '@/lib/core/text/slug'
import type { Skipped } from '@/lib/core/imports'
import type { ImportedSurvey } from './rules-draft'
import { conditionsFromFlow, type FlowNode } from './rules-flow'
import { readOutline, type Outline } from './rules-outline'
import { readQuestion, type ReadQuestion } from './rules-question'

/** "2026-infrastructure-feedback" → "2026 infrastructure feedback" */
const titleFrom = (name: string): string =>
  name.replace(/[-_]+/g, ' ').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** Base name and language of a file: "2024-annual.de.md" → { base: "2024-annual", language: "de" } */
export function nameAndLanguage(file: string): { base: string; language: string | null } {
  const name = (file.split(/[\\/]/).at(-1) ?? file).replace(/\.(md|markdown)$/i, '')
  const parts = /^(.+)\.([a-z]{2,3}(?:-[A-Za-z]{2,4})?)$/.exec(name)
  return parts ? { base: parts[1]!, language: parts[2]! } : { base: name, language: null }
}

/**
 * A survey in the Rust project's Markdown: sections become pages, `###` headings questions, NEXT links and SURVEY FLOW notes
 * become conditions, justifications stay as researchers' notes. What cannot be kept is named with its line.
 */
export function importRustSurvey(markdown: string, file: string): ImportedSurvey {
  const outline = readOutline(markdown)
  const skipped: Skipped[] = outline.stray.map((stray) => ({
    file,
    line: stray.line,
    reason: `Belongs to no question: “${stray.text.slice(0, 80)}”`,
  }))
  const say = (line: number, reason: string) => skipped.push({ file, line, reason })

  const taken = new Set<string>()
  const reads = outline.questions.map((raw, index): ReadQuestion | null => {
    const read = readQuestion(raw, outline.questions[index - 1], taken)
    if ('reason' in read) {
      say(raw.line, read.reason)
      return null
    }
    for (const problem of read.problems) say(problem.line, problem.reason)
    return read
  })
  addConditions(outline, reads, say)
  addPages(outline, reads)

  const { base } = nameAndLanguage(file)
  const generic = outline.title === '' || /^survey questions$/i.test(outline.title)
  return {
    source: base,
    title: generic ? titleFrom(base) : outline.title,
    description: outline.description,
    questions: reads.flatMap((read) => (read ? [read.question] : [])),
    translations: {},
    skipped: skipped.sort((a, b) => a.line - b.line),
  }
}

function addPages(outline: Outline, reads: readonly (ReadQuestion | null)[]): void {
  let current = -1
  outline.questions.forEach((raw, index) => {
    const question = reads[index]?.question
    if (!question || raw.section === current || raw.section < 0) return
    current = raw.section
    const section = outline.sections[current]!
    question.page = section.text ? { title: section.title, text: section.text } : { title: section.title }
  })
}

type Say = (line: number, reason: string) => void

/** Heading fragments of the file → index among the questions that were read. */
function anchorsOf(
  outline: Outline,
  reads: readonly (ReadQuestion | null)[],
): { byAnchor: Map<string, number>; byHeading: Map<string, number>; size: number } {
  const position = new Map<number, number>()
  let size = 0
  // A question that could not be read hands its visitors on to the next one that could.
  outline.questions.forEach((_, index) => {
    position.set(index, size)
    if (reads[index]) size++
  })
  const slug = headingSlugger()
  const headings = [
    { line: 0, title: outline.title, index: 0 },
    ...outline.sections.map((section, at) => ({
      ...section,
      index: outline.questions.findIndex((question) => question.section >= at),
    })),
    ...outline.questions.map((question, index) => ({ line: question.line, title: question.label, index })),
  ].sort((a, b) => a.line - b.line)
  const byAnchor = new Map<string, number>([['END', size]])
  const byHeading = new Map<string, number>()
  for (const heading of headings) {
    const at = heading.index < 0 ? size : position.get(heading.index)!
    byAnchor.set(slug(heading.title), at)
    if (!byHeading.has(heading.title)) byHeading.set(heading.title, at)
  }
  return { byAnchor, byHeading, size }
}

function addConditions(outline: Outline, reads: readonly (ReadQuestion | null)[], say: Say): void {
  const { byAnchor, byHeading } = anchorsOf(outline, reads)
  const kept = reads.flatMap((read, index) => (read ? [{ read, raw: outline.questions[index]! }] : []))
  const unknown: { key: string; line: number; target: string }[] = []
  const nodes = kept.map(({ read, raw }, index): FlowNode => {
    const { question } = read
    const node: FlowNode = {
      key: question.key,
      line: raw.line,
      required: question.required ?? false,
      outcomes: [],
      jumps: new Map(),
      opensSection: kept[index - 1]?.raw.section !== raw.section,
    }
    if (question.type === 'single' || question.type === 'rating') {
      const rating = question.type === 'rating'
      const values = rating ? range(question.min!, question.max!) : question.options!.map((option) => option.value)
      if (read.jumps.size > 0) node.outcomes = values
      for (const [value, { target, line }] of read.jumps) {
        const to = byAnchor.get(target)
        if (to !== undefined && to <= index)
          say(line, `NEXT leads back to #${target}; only ways forward can be followed`)
        else node.jumps.set(rating ? Number(value) : value, to ?? null)
        if (to === undefined) unknown.push({ key: question.key, line, target })
      }
    }
    if (raw.skipTo) {
      const to = byHeading.get(raw.skipTo.heading)
      if (to === undefined || to <= index)
        say(raw.skipTo.line, `“Skip to ${raw.skipTo.heading}” names no later heading`)
      else node.skipTo = to
    }
    return node
  })
  const flow = conditionsFromFlow(nodes)
  const labels = new Map(kept.map(({ read }) => [read.question.key, read.question.label]))
  for (const { key, line, target } of unknown) {
    const guessed = flow.guessed.find((one) => one.line === nodes.find((node) => node.key === key)!.line)
    const where = guessed
      ? `taken to lead to “${labels.get(guessed.to)}”, the first section nothing else leads to`
      : 'taken to lead to the next question'
    say(line, `NEXT leads to #${target}, which is no heading of this file; ${where}`)
  }
  for (const { read, raw } of kept) {
    const condition = flow.conditions.get(read.question.key)
    if (condition) read.question.showIf = condition
    if (flow.unreachable.includes(read.question.key))
      say(raw.line, `No answer leads to “${raw.label}”; it is asked of everybody`)
  }
}

const range = (min: number, max: number): number[] => Array.from({ length: max - min + 1 }, (_, index) => min + index)
