import { allColumnsOf, type AnswerColumn } from '../rules-columns'
import type { Anonymity, Question } from '@/lib/surveys/schema'

/** What a column of a file may become, besides an answer. */
export const SEGMENTS = ['@team', '@role', '@day', '@day:dmy', '@day:mdy', '@email'] as const
export type Target = (typeof SEGMENTS)[number]
/** What of a response a column says; the order of day and month is not part of it. */
export type Segment = Exclude<Target, '@day:dmy' | '@day:mdy'>
export const IGNORE = ''

export const SEGMENT_WORDS: Record<Target, string> = {
  '@team': 'Team',
  '@role': 'Role',
  '@day': 'Day',
  '@day:dmy': 'Day, written day first',
  '@day:mdy': 'Day, written month first',
  '@email': 'Who (e-mail address)',
}

/** By name (`key`, `key.row`, `key[option]`…), everything of a survey that a column may hold. */
export const answerTargets = (questions: readonly Question[]): Map<string, AnswerColumn> =>
  new Map(allColumnsOf(questions).map((column) => [column.name, column]))

/** The segments a survey of this mode may take from a file: an anonymous one never learns who. */
export const segmentTargets = (anonymity: Anonymity): Target[] =>
  SEGMENTS.filter((segment) => segment !== '@email' || anonymity !== 'anonymous')

/** By column name: a target's name, or '' for none. */
export type Mapping = Record<string, string>

const META: readonly [RegExp, Segment][] = [
  [/^(?:team(?: \(segment\))?|squad|department|@team)$/i, '@team'],
  [/^(?:role(?: \(segment\))?|discipline|job title|@role)$/i, '@role'],
  [
    /^(?:day|date|end ?date|recorded ?date|date modified|submitdate|submission ?date|_submission_time|submitted at|timestamp|completed at|completion time|zeitstempel|horodateur|marca temporal|タイムスタンプ|fertigstellungszeit|@day)$/i,
    '@day',
  ],
  [
    /^(?:e-?mail(?:[ -]?(?:address|adresse))?|adresse e-?mail|correo electr[oó]nico|recipient ?email|emailaddress|person|@email)$/i,
    '@email',
  ],
]
/** Columns that a tool writes about the respondent or the sending, not about the matter. */
const MACHINE =
  /^(?:complete(?: \(segment\))?|response ?(?:id|set|type)|respondent(?: |_)?id|collector(?: |_)?id|ip ?address|start ?date|start time|startzeit|last modified time|date created|recipient ?(?:first|last) ?name|(?:first|last) ?name|name|external ?(?:data ?)?reference|custom data.*|finished|progress|status|duration.*|#|network ?id|(?:submission|session|user|person|contact|visitor)(?: |_)?id|user ?agent|response ?type|stage ?date.*|submission ?ip|ip|location ?(?:latitude|longitude|accuracy)|user ?language|distribution ?channel|id|token|lastpage|startlanguage|seed|refurl|ipaddr|datestamp|startdate|submitter(?:id|name)|attachments(?:present|expected)|reviewstate|device_?id|user_?name|phone_?number|sim_?serial|subscriber_?id|formversion|(?:(?:meta|formhub)[-/])?(?:instance(?:id|name)|uuid|rootuuid)|_(?:id|uuid|index|tags|notes|status|submitted_by|validation_status)|__version__)$/i
/** Of these, the ones that point at a person. They are cut out of an anonymous survey's file before it is kept anywhere. */
export const metaOf = (name: string): Segment | 'machine' | undefined =>
  META.find(([pattern]) => pattern.test(name.trim()))?.[1] ?? (MACHINE.test(name.trim()) ? 'machine' : undefined)
