/**
 * Reads folders of real survey definitions and counts what became of them: `npx tsx tests/bench/survey-definitions.ts FOLDER…`.
 * What a file says is gathered by means of its own, apart from the readers: every text that a respondent would read, and the name of
 * every setting that is not empty. A text is kept where its words stand in what was read, told where a note holds them; a setting is
 * known where the readers' source names it. Prints for each folder: files by tool, questions by type, texts that are neither kept nor
 * told, notes by kind, and settings that no reader names; with `--files`, a line for each file; with `--lost`, the texts; with
 * `--notes`, each note.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { groupBy } from '@/lib/core/group'
import { decodeEntities } from '@/lib/fieldwork/rules-transcript-cues'
import { readSurvey, readSurveyBytes, toolOf } from '@/lib/surveys/import/rules-detect'
import type { ImportedSurvey } from '@/lib/surveys/import/rules-draft'
import { parseLooseJson } from '@/lib/surveys/import/rules-json'
import { formSheets } from '@/lib/surveys/import/rules-xlsform-sheets'

const count = (values: readonly string[]) =>
  [...groupBy(values, (value) => value)]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([value, all]) => `${value} ${all.length}`)
    .join(', ')

/** What a file says: texts for respondents, and names of settings that are set. */
interface Said {
  texts: string[]
  settings: string[]
}

const isSet = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && value !== false && JSON.stringify(value) !== '[]'

function saidInQsf(text: string): Said {
  const file = parseLooseJson(text, 'file') as { SurveyElements: { Element: string; Payload: unknown }[] }
  const said: Said = { texts: [], settings: [] }
  type Dict = Record<string, unknown>
  const blocks = file.SurveyElements.filter((one) => one.Element === 'BL').flatMap((one) =>
    Object.values((one.Payload ?? {}) as Dict),
  ) as { Type: string; BlockElements?: { QuestionID?: string }[] }[]
  const trash = new Set(
    blocks.filter((one) => one.Type === 'Trash').flatMap((one) => (one.BlockElements ?? []).map((el) => el.QuestionID)),
  )
  const words = (payload: Dict) => {
    if (typeof payload.QuestionText === 'string') said.texts.push(payload.QuestionText)
    for (const list of ['Choices', 'Answers', 'Labels'])
      for (const choice of Object.values((payload[list] ?? {}) as Dict))
        if (choice && typeof choice === 'object') said.texts.push(String((choice as Dict).Display ?? ''))
  }
  for (const { Element, Payload } of file.SurveyElements) {
    if (Element !== 'SQ') continue
    const payload = Payload as Dict
    if (trash.has(payload.QuestionID as string)) continue
    words(payload)
    for (const more of Object.values((payload.AdditionalQuestions ?? {}) as Dict)) words(more as Dict)
    for (const [key, value] of Object.entries(payload)) if (isSet(value)) said.settings.push(key)
    for (const part of ['Configuration', 'Validation'])
      for (const [key, value] of Object.entries(((payload[part] as Dict)?.Settings ?? payload[part] ?? {}) as Dict))
        if (isSet(value)) said.settings.push(key)
  }
  return said
}

const unpacked = (text: string): string => /^<!\[CDATA\[([\s\S]*)\]\]>$/u.exec(text.trim())?.[1] ?? text

function saidInLss(text: string): Said {
  const said: Said = { texts: [], settings: [] }
  for (const [, name, value] of text.matchAll(/<(question|answer|help)>([\s\S]*?)<\/\1>/gu)) {
    if (name && !value?.includes('<row>')) said.texts.push(unpacked(value ?? ''))
  }
  for (const [, attribute, value] of text.matchAll(
    /<attribute>((?:(?!<\/attribute>)[\s\S])*)<\/attribute>\s*<value>([\s\S]*?)<\/value>/gu,
  )) {
    const written = unpacked(value ?? '').trim()
    if (written !== '' && written !== '0' && written !== 'N') said.settings.push(unpacked(attribute ?? ''))
  }
  return said
}

function saidInTsv(text: string): Said {
  const rows = text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((line) => line.split('\t').map((cell) => cell.replace(/^"|"$/gu, '').replaceAll('""', '"')))
  const [header = [], ...rest] = rows
  const said: Said = { texts: [], settings: [] }
  for (const row of rest) {
    const at = (name: string) => row[header.indexOf(name)] ?? ''
    if (!['Q', 'SQ', 'A', 'G'].includes(at('class'))) continue
    said.texts.push(at('text'))
    if (at('class') !== 'Q') continue
    for (const [index, name] of header.entries())
      if (!['', '0', 'N'].includes(row[index] ?? '')) said.settings.push(name)
  }
  return said
}

function saidInXls(bytes: Uint8Array): Said {
  const sheets = formSheets(bytes)
  const said: Said = { texts: [], settings: [] }
  for (const row of [...(sheets?.survey ?? []), ...(sheets?.choices ?? [])])
    for (const [name, value] of row.cells) {
      if (value === '') continue
      if (/^(?:label|hint)/u.test(name)) said.texts.push(value)
      said.settings.push(name.replace(/::.*$/u, ''))
    }
  return said
}

/** Of other JSON: what stands under names that hold words, and the names of all that is set. */
function saidInJson(text: string): Said {
  const said: Said = { texts: [], settings: [] }
  const NAMES =
    /^(?:title|text|description|label|minRateDescription|maxRateDescription|headline|subheader|lowLabel|highLabel)$/u
  const walk = (value: unknown, name = ''): void => {
    if (typeof value === 'string') {
      if (NAMES.test(name) || ['choices', 'rows', 'columns'].includes(name)) said.texts.push(value)
      return
    }
    if (Array.isArray(value)) return value.forEach((one) => walk(one, name))
    if (!value || typeof value !== 'object') return
    for (const [key, one] of Object.entries(value)) {
      if (isSet(one)) said.settings.push(key)
      walk(one, NAMES.test(name) ? name : key)
    }
  }
  walk(parseLooseJson(text, 'file'))
  return said
}

const folderOf = (path: string) => join(import.meta.dirname, '../../lib/surveys/import', path)
const SOURCE = readdirSync(folderOf('.'))
  .filter((name) => !name.endsWith('.test.ts'))
  .map((name) => readFileSync(folderOf(name), 'utf8'))
  .join('\n')
const isNamed = (setting: string) =>
  new RegExp(`(?<![\\w-])${setting.replace(/[^\w-]/gu, '.')}(?![\\w-])`, 'u').test(SOURCE)

const plainOf = (html: string): string =>
  decodeEntities(
    html
      .replace(/<!--[\s\S]*?-->/gu, '')
      .replace(/<(script|style)\b[\s\S]*?<\/\1>/giu, '')
      .replace(/<\/?[a-z][^>]*>/giu, ' '),
  )
const squeezed = (text: string): string =>
  plainOf(text)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()

function kept(survey: ImportedSurvey): { all: string; told: string } {
  const words: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value === 'string') words.push(value)
    else if (value && typeof value === 'object') Object.values(value).forEach(walk)
  }
  walk([survey.title, survey.description, survey.questions, survey.translations])
  return { all: words.map(squeezed).join('|'), told: survey.skipped.map((one) => squeezed(one.reason)).join('|') }
}

const options = process.argv.slice(2)
for (const folder of options.filter((one) => !one.startsWith('--'))) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const tools: string[] = []
  const types: string[] = []
  const notes: string[] = []
  const unknown: string[] = []
  const totals = { texts: 0, lost: 0, milliseconds: 0 }
  for (const path of files) {
    const bytes = readFileSync(path)
    const isBook = bytes[0] === 0x50 && bytes[1] === 0x4b
    const text = isBook ? '' : bytes.toString('utf8')
    const name = relative(folder, path)
    let survey: ImportedSurvey
    const began = performance.now()
    try {
      survey = isBook ? readSurveyBytes(bytes, path) : readSurvey(text, path)
    } catch (error) {
      tools.push('refused')
      console.log(`  ${name}: refused: ${(error as Error).message}`)
      continue
    }
    totals.milliseconds += performance.now() - began
    const tool = isBook ? 'XLSForm (.xlsx)' : (toolOf(text, path) ?? 'none')
    tools.push(tool)
    const said: Said = tool.startsWith('REDCap')
      ? { texts: [], settings: [] }
      : isBook
        ? saidInXls(bytes)
        : tool.startsWith('Qualtrics')
          ? saidInQsf(text)
          : tool.includes('.txt')
            ? saidInTsv(text)
            : text.trimStart().startsWith('<')
              ? saidInLss(text)
              : saidInJson(text)
    const { all, told } = kept(survey)
    const texts = [...new Set(said.texts)].filter((one) => squeezed(one) !== '')
    const lost = texts.filter((one) => !all.includes(squeezed(one)) && !told.includes(squeezed(one).slice(0, 60)))
    totals.texts += texts.length
    totals.lost += lost.length
    types.push(...survey.questions.map((one) => one.type))
    notes.push(
      ...survey.skipped.map((one) =>
        one.reason
          .replace(/“[^”]*”/gu, '“…”')
          .replace(/\d+/gu, 'n')
          .slice(0, 110),
      ),
    )
    unknown.push(...said.settings.filter((one) => !isNamed(one)))
    if (options.includes('--files'))
      console.log(
        `  ${name}: ${tool}, ${survey.questions.length} questions, ${texts.length} texts, ${lost.length} lost, ${survey.skipped.length} notes`,
      )
    if (options.includes('--lost')) for (const one of lost) console.log(`    lost: ${plainOf(one).slice(0, 140)}`)
    if (options.includes('--notes'))
      for (const one of survey.skipped) console.log(`    ${one.line}: ${one.reason.slice(0, 220)}`)
  }
  console.log(`\n== ${folder}: ${files.length} files, ${Math.round(totals.milliseconds)} ms`)
  console.log(`tools: ${count(tools)}`)
  console.log(`questions: ${count(types)}`)
  console.log(`texts: ${totals.texts}, of which neither kept nor told ${totals.lost}`)
  console.log(`settings that no reader names: ${count(unknown)}`)
  if (options.includes('--kinds')) console.log(`notes:\n  ${count(notes).replaceAll(', “', '\n  “')}`)
}
