import { isNameLike, isRole } from './rules-transcript-labels'
import { MARKED_TIME, TIME } from './rules-transcript-time'

/** How a line can say who speaks. The first in this list wins where two explain a file equally well. */
export const KINDS = ['bold', 'timed', 'colon', 'qa', 'angle', 'bracket', 'tab', 'dash', 'own'] as const
export type Kind = (typeof KINDS)[number]
export type Candidate = { kind: Kind; label: string; time: string | null; text: string; listed: boolean }
export type Line = { number: number; text: string; candidates: Candidate[] }

/** What brackets hold may have other marks: "Ann Example (she/her)". */
const NAME = String.raw`[\p{L}\p{N}](?:[^\n:：\[\]{}<>|*=/\\"“”(]|\((?:[^()\n:：]{1,30}\)|(?![^()\n:：]{1,30}\)))){0,59}?`
const LEAD = new RegExp(String.raw`^@?${MARKED_TIME}\s*(?:[-–—|]\s*)?`, 'u')
const BOLD = /^(\*\*|__)(.{1,120}?)\1\s*(.*)$/su
const COLON = new RegExp(String.raw`^(${NAME})(?:[ \t]*${MARKED_TIME})?[ \t]*(?::(?:[ \t]+|$)|：[ \t]*)(.*)$`, 'su')
/** In captions also what no name has: "+49 151 1234567: …", "Ann | Ops: …", "ann@corp.example: …". */
const CALLER = /^([\p{L}\p{N}+@#*][^\n:：<>{}"“”]{0,59}?)[ \t]*(?::(?:[ \t]+|$)|：[ \t]*)(.*)$/su
const NAME_TIME = new RegExp(String.raw`^(${NAME})(?:[ \t]*[-–—|,][ \t]*|[ \t]+)${MARKED_TIME}[ \t]*:?[ \t]*$`, 'u')
const NAME_TIME_TEXT = new RegExp(String.raw`^(${NAME})(?:[ ]{2,}|\t[ \t]*)(${TIME})[ \t]*(\S.*)$`, 'su')
/** "Ann Example [00:00:12] words": the time is in brackets, and nothing else sets the name apart. */
const NAME_MARK_TEXT = new RegExp(String.raw`^(${NAME})[ ][\[(](${TIME})[\])][ \t]+(\S.*)$`, 'su')
/** A saved chat of Zoom: `09:12:01 From Ann Example to Everyone:`, the words behind it or below. */
const CHAT = /^From[ \t]+(.{1,60}?)(?:[ \t]+to[ \t]+[^:\n]{1,80})?[ \t]*:[ \t]*(.*)$/isu
const QA = /^([QA])(\d{0,3})[.)][ \t]+(.*)$/su
const ANGLE = /^<([^<>@/\n]{1,60})>[ \t]+(.*)$/su
const BRACKET = /^\[([^[\]\n]{1,60})\](:?)[ \t]*(.*)$/su
const TAB = new RegExp(String.raw`^(${NAME})\t+(.+)$`, 'su')
const DASH = new RegExp(String.raw`^(${NAME})[ \t]+[-–—][ \t]+(.+)$`, 'su')
/** A line with nothing but a time. */
export const ONLY_TIME = new RegExp(String.raw`^\s*(?:#{1,6}[ \t]+)?${MARKED_TIME}\s*:?\s*$`, 'u')
/** What a tool wrote of the recording: nobody said it. */
export const NOISE =
  /^(?:#{1,6}[ \t]+)?(?:transcribed by\b|transcription (?:started|ended)\b|(?:meeting|transcript) ended after \d|recording (?:started|stopped)\b|this (?:editable )?transcript was\b|.{1,80} (?:started|stopped) (?:the )?(?:transcription|recording)$|end of (?:transcript|recording)$)/iu
/** Longer beginnings of a line are never looked at: labels are short. */
const LOOK = 400

/** A time at the beginning of a text, and the rest. */
export const lead = (text: string) => {
  const match = LEAD.exec(text)
  return match ? { time: match[1] ?? null, rest: text.slice(match[0].length) } : { time: null, rest: text }
}

/** Every way in which a line could say who speaks. */
function candidatesOf(source: string, isCaption: boolean): Candidate[] {
  const head = source.slice(0, LOOK)
  const tail = source.slice(LOOK)
  const bare = head.replace(/^\s*(?:(?:[-*•+>]|#{1,6})[ \t]+|>{2,3}[ \t]*)*/u, '')
  if (bare.trim() === '') return []
  const listed = /^\s*[-*•+][ \t]/u.test(head)
  const { time, rest } = lead(bare)
  const found: Candidate[] = []
  const add = (kind: Kind, label: string, at: string | null, text: string) => {
    const name = label.replace(/\s+/gu, ' ').trim()
    if (name !== '') found.push({ kind, label: name, time: at ?? time, text: (text + tail).trim(), listed })
  }
  const bold = BOLD.exec(rest)
  if (bold) {
    const inner = lead(bold[2]?.trim() ?? '')
    const after = /^\s*:\s*/u.exec(bold[3] ?? '')
    const named = /^(.*?)\s*:$/su.exec(inner.rest)
    const label = named?.[1] ?? inner.rest
    const timed = NAME_TIME.exec(label) ?? NAME_TIME.exec(inner.rest)
    const text = after ? (bold[3] ?? '').slice(after[0].length) : (bold[3] ?? '')
    const late = new RegExp(String.raw`^${MARKED_TIME}\s*(:?)\s*`, 'u').exec(text)
    const colon = Boolean(named || after || late?.[2])
    if (colon || (late && late[0].length === text.length) || (timed && text === '')) {
      const own = late && !named && !after ? text.slice(late[0].length) : text
      if (!/[:*\n]/u.test(timed?.[1] ?? label))
        add(
          'bold',
          timed?.[1] ?? label,
          timed?.[2] ?? inner.time ?? (late && !named && !after ? (late[1] ?? null) : null),
          own,
        )
    }
    return found
  }
  const ownTime = NAME_TIME.exec(rest)
  if (ownTime) add('timed', ownTime[1] ?? '', ownTime[2] ?? null, '')
  else if (time && isNameLike(rest.trim()) && !/[.?!]$/u.test(rest.trim())) add('timed', rest.trim(), time, '')
  const inline = NAME_TIME_TEXT.exec(rest) ?? NAME_MARK_TEXT.exec(rest)
  if (inline && !ownTime) add('timed', inline[1] ?? '', inline[2] ?? null, inline[3] ?? '')
  const chat = time ? CHAT.exec(rest) : null
  if (chat) add('timed', chat[1] ?? '', time, chat[2] ?? '')
  const colon = chat ? null : COLON.exec(rest)
  // "## Costs: two ways" is a heading; "## Q: Which two?" is said.
  const isHeading = /^\s*#/u.test(head) && colon?.[3]?.trim() !== '' && !isRole(colon?.[1]?.trim() ?? '')
  if (colon && !isHeading) add('colon', colon[1] ?? '', colon[2] ?? null, colon[3] ?? '')
  const caller = isCaption && !colon ? CALLER.exec(rest) : null
  if (caller) add('colon', caller[1] ?? '', null, caller[2] ?? '')
  const qa = QA.exec(rest)
  if (qa) add('qa', qa[1] ?? '', null, qa[3] ?? '')
  const angle = ANGLE.exec(rest)
  if (angle) add('angle', angle[1] ?? '', null, angle[2] ?? '')
  const bracket = BRACKET.exec(rest)
  // Zoom saves the time behind the name, on the same line: `[Ann Example] 09:12:01`.
  const late = bracket ? ONLY_TIME.exec(bracket[3] ?? '') : null
  if (bracket) add('bracket', bracket[1] ?? '', late?.[1] ?? null, late ? '' : (bracket[3] ?? ''))
  const tab = TAB.exec(rest)
  if (tab) add('tab', tab[1] ?? '', null, tab[2] ?? '')
  const dash = DASH.exec(rest)
  if (dash) add('dash', dash[1] ?? '', null, dash[2] ?? '')
  const lone = rest.replace(/:\s*$/u, '').trim()
  if (!tail && lone.length <= 50 && isNameLike(lone) && !/[.?!,]$/u.test(lone)) add('own', lone, null, '')
  return found
}

/** The lines of a file with every way each could say who speaks. */
export const readLines = (source: string, first = 1, isCaption = false): Line[] =>
  source.split('\n').map((text, index) => ({ number: index + first, text, candidates: candidatesOf(text, isCaption) }))
