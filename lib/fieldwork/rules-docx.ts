import { unzipSync } from 'fflate'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Finding } from './rules-transcript-reading'

/** Larger than any transcript in Word. */
const MAX_XML = 60_000_000
const DOCUMENT = 'word/document.xml'

/** What a Word file holds as text: a paragraph a line group, line breaks kept, check boxes as ☒ and ☐. */
export interface WordText {
  text: string
  findings: Finding[]
}

/** Elements whose words are not part of what the author sees: text that was struck by a tracked change, and the older
 *  drawing that stands in a text box next to the newer one. */
// A ruby says how its base is read (furigana): the same word once more.
const GONE = new Set([
  'w:rt',
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:instrText',
  'w:delText',
  'w:rPrChange',
  'w:pPrChange',
])
const CHECKED = new Set(['1', 'true', 'on'])

/** What of the main part cannot be read, by element, in words. */
const LOST: Record<string, string> = {
  'dgm:relIds': 'A diagram (SmartArt) was left out: its words are not in the text.',
  'c:chart': 'A chart was left out.',
  'w:object': 'An embedded object was left out.',
  'm:oMath': 'A formula was left out.',
}

interface State {
  lines: string[]
  line: string
  gone: number
  hidden: boolean
  hiddenWords: number
  taken: boolean
  box: { checked: boolean } | null
  lost: Map<string, number>
  changes: number
  notes: number
}

const value = (tag: SaxesTagPlain): string => tag.attributes['w:val'] ?? tag.attributes['w14:val'] ?? ''
const isOn = (tag: SaxesTagPlain): boolean => value(tag) === '' || CHECKED.has(value(tag))

/** A symbol of Word's own fonts that means a tick or an empty box; others keep their letter. */
function symbol(tag: SaxesTagPlain): string {
  const code = Number.parseInt(tag.attributes['w:char'] ?? '', 16)
  const font = (tag.attributes['w:font'] ?? '').toLowerCase()
  if (font.startsWith('wingdings')) {
    const at = code & 0xff
    if ([0x52, 0x53, 0x54, 0xfc, 0xfd, 0xfe, 0x78].includes(at)) return '☒'
    if ([0xa8, 0x6f, 0x71, 0x72, 0xa3].includes(at)) return '☐'
  }
  return code >= 0x20 && (code < 0xe000 || code > 0xf8ff) ? String.fromCodePoint(code) : ''
}

function open(state: State, tag: SaxesTagPlain): void {
  if (GONE.has(tag.name)) {
    state.gone += 1
    return
  }
  if (state.gone > 0) return
  const reason = LOST[tag.name]
  if (reason) state.lost.set(reason, (state.lost.get(reason) ?? 0) + 1)
  if (tag.name === 'w:ins' || tag.name === 'w:moveTo') state.changes += 1
  // A paragraph inside another one is that of a text box.
  else if (tag.name === 'w:p' && state.line.trim() !== '') endLine(state)
  else if (tag.name === 'w:r') state.hidden = false
  else if (tag.name === 'w:vanish') state.hidden = isOn(tag)
  else if (tag.name === 'w:t') state.taken = true
  else if (tag.name === 'w:br' || tag.name === 'w:cr') add(state, '\n')
  else if (tag.name === 'w:tab') add(state, '\t')
  else if (tag.name === 'w:noBreakHyphen') add(state, '-')
  else if (tag.name === 'w:sym') add(state, symbol(tag))
  else if (tag.name === 'w:footnoteReference' || tag.name === 'w:endnoteReference') state.notes += 1
  else if (tag.name === 'w14:checkbox') state.box = { checked: false }
  else if (tag.name === 'w14:checked' && state.box) state.box.checked = isOn(tag)
  else if (tag.name === 'w:checkBox') state.box = { checked: false }
  else if ((tag.name === 'w:checked' || tag.name === 'w:default') && state.box) state.box.checked = isOn(tag)
}

function close(state: State, name: string): void {
  if (GONE.has(name)) {
    state.gone -= 1
    return
  }
  if (state.gone > 0) return
  if (name === 'w:t') state.taken = false
  // A content control shows its box as its own text; the old form field shows none.
  else if (name === 'w:checkBox' && state.box) {
    add(state, state.box.checked ? '☒' : '☐')
    state.box = null
  } else if (name === 'w:sdtPr') state.box = null
  else if (name === 'w:p') endLine(state)
}

function endLine(state: State): void {
  state.lines.push(state.line.replace(/[ \t]+$/, ''))
  state.line = ''
}

function add(state: State, words: string): void {
  if (state.gone > 0 || words === '') return
  if (state.hidden) state.hiddenWords += words.trim() === '' ? 0 : 1
  else state.line += words
}

function findingsOf(state: State): Finding[] {
  const at = (key: string, message: string): Finding => ({ line: 1, key, message })
  return [
    ...(state.hiddenWords > 0
      ? [
          at(
            'hidden-text',
            'The author had hidden some of the text. It was left out: show it in Word if it belongs to it.',
          ),
        ]
      : []),
    ...(state.changes > 0
      ? [
          at(
            'tracked-changes',
            'It has tracked changes that are not accepted: the text is as its author sees it, with them.',
          ),
        ]
      : []),
    ...(state.notes > 0 ? [at('footnotes', `${state.notes} footnotes or endnotes were left out.`)] : []),
    ...[...state.lost].map(([message, count]) => at('left-out', count > 1 ? `${message} (${count} times)` : message)),
  ]
}

/** Whether these bytes are a Word document. */
export const isWord = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && new TextDecoder('latin1').decode(bytes).includes(DOCUMENT)

/**
 * Reads the words of a Word document (.docx) as its author sees them: with tracked insertions and without deletions, line
 * breaks kept, boxes as ☒ and ☐, hidden text left out and said so. Each paragraph of a table's cell is one of the text.
 * @returns a reason where it cannot be read
 */
export function readWord(bytes: Uint8Array): WordText | { reason: string } {
  let xml: Uint8Array | undefined
  try {
    xml = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === DOCUMENT && originalSize <= MAX_XML,
    })[DOCUMENT]
  } catch {
    return { reason: 'This Word document is damaged or protected by a password.' }
  }
  if (!xml) return { reason: 'This Word document holds no text that can be read.' }
  const state: State = {
    lines: [],
    line: '',
    gone: 0,
    hidden: false,
    hiddenWords: 0,
    taken: false,
    box: null,
    lost: new Map(),
    changes: 0,
    notes: 0,
  }
  const parser = new SaxesParser()
  let broken: string | undefined
  parser.on('opentag', (tag) => open(state, tag))
  parser.on('closetag', (tag) => close(state, tag.name))
  parser.on('text', (words) => {
    if (state.taken) add(state, words)
  })
  parser.on('error', (error) => (broken ??= error.message))
  parser.write(new TextDecoder().decode(xml)).close()
  if (broken !== undefined) return { reason: `This Word document is damaged: ${broken}.` }
  return { text: state.lines.join('\n\n'), findings: findingsOf(state) }
}
