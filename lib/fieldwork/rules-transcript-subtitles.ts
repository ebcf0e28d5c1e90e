import { decodeEntities, labelledInside, type Cue } from './rules-transcript-cues'
import { joinUnnamed, joinVoices, type Reading, type Utterance } from './rules-transcript-reading'
import { millisecondsOf } from './rules-transcript-time'

// Captions that are no lines with arrows: SubStation Alpha's scripts (.ass, .ssa) and YouTube's XML (srv1, srv2, srv3).

/** What stands in one caption; `voice` where the file itself says who it is. */
interface Caption {
  voice: string | null
  at: number | null
  text: string
  line: number
}

/** Captions as turns: by the voices that the file names, else by what the words begin with, else as paragraphs. */
function turnsOf(shape: string, captions: readonly Caption[]): Reading {
  const said = captions.filter((one) => one.text.trim() !== '')
  if (said.length === 0) return { shape, head: [], utterances: [], findings: [] }
  const isNamed = said.some((one) => one.voice !== null)
  const cues = said.map((one): Cue => ({
    ...{ at: one.at ?? -1, end: one.at ?? -1, voice: null },
    lines: [{ text: one.text, number: one.line }],
  }))
  const inside = isNamed ? null : labelledInside(cues)
  if (inside) return { shape, head: [], findings: inside.findings, utterances: joinVoices(inside.utterances) }
  const utterances = said.map((one): Utterance => ({ label: one.voice, atMs: one.at, text: one.text, line: one.line }))
  return { shape, head: [], findings: [], utterances: isNamed ? joinVoices(utterances) : joinUnnamed(utterances) }
}

/** Whether a file is a script of SubStation Alpha. */
export const isAss = (source: string): boolean =>
  /^\s*\[script info\]/iu.test(source) || (/^\[events\]\s*$/imu.test(source) && /^dialogue:/imu.test(source))

/** The fields of a line in the order of version 4+, where a file does not say its own. */
const FIELDS = 'layer,start,end,style,name,marginl,marginr,marginv,effect,text'.split(',')
/** Commands in braces, of which `\p1` to `\p9` draw what stands behind them. */
const COMMANDS = /\{[^{}]*\}/gu
const DRAWN = /\{[^{}]*\\p[1-9][^{}]*\}/u

/** Reads the lines "Dialogue" of a script, with the voice in its field "Name"; comments and drawings are no speech. */
export function readAss(source: string): Reading {
  let fields = FIELDS
  let inEvents = false
  const captions: Caption[] = []
  for (const [index, line] of source.split('\n').entries()) {
    const section = /^\[([^\]]+)\]\s*$/u.exec(line)?.[1]
    if (section !== undefined) inEvents = section.toLowerCase() === 'events'
    const [, kind, rest = ''] = /^(Format|Dialogue):\s*(.*)$/iu.exec(line) ?? []
    if (!inEvents || !kind) continue
    if (kind.toLowerCase() === 'format') {
      fields = rest.split(',').map((field) => field.trim().toLowerCase())
      continue
    }
    // The text is the last field and may hold commas.
    const cells = rest.split(',')
    const at = (name: string) => cells[fields.indexOf(name)]?.trim() ?? ''
    const text = cells.slice(fields.length - 1).join(',')
    if (DRAWN.test(text)) continue
    captions.push({
      voice: at('name') || at('actor') || null,
      at: millisecondsOf(at('start')),
      text: text.replace(COMMANDS, '').replace(/\\[Nnh]/gu, ' '),
      line: index + 1,
    })
  }
  return turnsOf('cues', captions)
}

const YOUTUBE = /^\s*(?:<\?xml[^>]*>\s*)?<(?:timedtext|transcript)[\s>]/iu
/** Whether a file is XML as YouTube gives captions. */
export const isYoutube = (source: string): boolean =>
  YOUTUBE.test(source) && /<(?:p|text)\s[^>]*\b(?:t|start)="/u.test(source)

const CAPTION = /<(p|text)\b([^>]*)>([^]*?)<\/\1>/gu

/** Reads YouTube's XML: `<p t="80">` in milliseconds with its words in `<s>`, or `<text start="0.08">` in seconds, escaped twice. */
export function readYoutube(source: string): Reading {
  let [line, from] = [1, 0]
  const captions: Caption[] = []
  for (const match of source.matchAll(CAPTION)) {
    for (; from < match.index; from += 1) if (source[from] === '\n') line += 1
    const seconds = /\bstart="(\d+(?:\.\d+)?)"/u.exec(match[2] ?? '')?.[1]
    const milliseconds = /\bt="(\d+)"/u.exec(match[2] ?? '')?.[1]
    const words = (match[3] ?? '').replace(/<br\s*\/?>/giu, ' ').replace(/<\/?[a-z][^<>]*>/giu, '')
    captions.push({
      voice: null,
      at:
        milliseconds !== undefined
          ? Number(milliseconds)
          : seconds !== undefined
            ? Math.round(Number(seconds) * 1000)
            : null,
      text: decodeEntities(decodeEntities(words)).replace(/\s+/gu, ' '),
      line,
    })
  }
  return turnsOf('cues', captions)
}
