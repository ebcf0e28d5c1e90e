import { describe, expect, it } from 'vitest'
import { corpora, describeCorpora } from '@/tests/support/corpus'
import { questionErrors } from '../rules'
import { questionSchema, type Question } from '../schema'
import { readSurvey } from './rules-detect'
import { wordsOf } from './rules-html'

/** The files of one tool: each with its text. */
const listed = (kind: string, ending: string) =>
  corpora(`surveys/${kind}`).flatMap((corpus) => corpus.list(ending).map((name) => [name, corpus.read(name)] as const))
const oneLine = (html: string) => wordsOf(html).text.replace(/\s+/g, ' ')

function canBeAsked(questions: Question[]) {
  expect(questionErrors(questions)).toEqual({})
  expect(questionSchema.array().safeParse(questions).success).toBe(true)
}

describe.each(listed('limesurvey', '.lss'))('LimeSurvey: %s', (name, text) => {
  const survey = readSurvey(text, name)

  /** The file's questions, cut out of it with no XML parser. */
  const section = (table: string) => new RegExp(`<${table}>[\\s\\S]*?</${table}>`).exec(text)?.[0] ?? ''
  const rows = (table: string) =>
    [...section(table).matchAll(/<row>[\s\S]*?<\/row>/g)].map(([row]) =>
      Object.fromEntries(
        [...row.slice(5, -6).matchAll(/<(\w+)>(?:<!\[CDATA\[)?([\s\S]*?)(?:\]\]>)?<\/\1>/g)].map(([, field, value]) => [
          field!,
          value!.trim(),
        ]),
      ),
    )
  const words = new Map(rows('question_l10ns').map((row) => [row.qid, row]))
  const questions = rows('questions').sort(
    (a, b) => Number(a.gid) - Number(b.gid) || Number(a.question_order) - Number(b.question_order),
  )
  const types: Record<string, string> = { '5': 'rating', T: 'longtext', Y: 'yesno' }

  it('accounts for each question: taken over with its words, type and whether it must be answered, or named', () => {
    expect(questions.length).toBeGreaterThan(1)
    const expected = questions
      .filter((one) => types[one.type!])
      .map((one) => ({
        key: one.title,
        type: types[one.type!],
        label: oneLine(words.get(one.qid)!.question!),
        help: words.get(one.qid)!.help ? oneLine(words.get(one.qid)!.help!) : undefined,
        required: one.mandatory === 'Y' || undefined,
      }))
    expect(
      survey.questions.map(({ key, type, label, help, required }) => ({ key, type, label, help, required })),
    ).toEqual(expected)
    for (const one of questions.filter((row) => !types[row.type!]))
      expect(survey.skipped.map((skip) => skip.reason).join('\n')).toContain(`“${one.title}” is left out`)
  })
  it('keeps groups as pages, and the title', () => {
    const groups = rows('group_l10ns').length > 0 ? rows('group_l10ns') : rows('groups')
    expect(survey.questions.flatMap((question) => question.page?.title ?? [])).toEqual(
      groups.map((group) => group.group_name),
    )
    expect(survey.title).toBe(oneLine(rows('surveys_languagesettings')[0]!.surveyls_title!))
  })
  it('can be asked as it is', () => canBeAsked(survey.questions))
  it('names lines that the file has', () => {
    const lines = text.split('\n').length
    for (const skip of survey.skipped) expect([skip.file, skip.line > 0 && skip.line <= lines]).toEqual([name, true])
  })
})

describe.each(listed('qualtrics', '.qsf'))('Qualtrics: %s', (name, text) => {
  const survey = readSurvey(text, name)
  type Choice = { Display: string; TextEntry?: string }
  type Payload = {
    QuestionID?: string
    QuestionText: string
    DataExportTag: string
    QuestionType: string
    Selector: string
    SubSelector?: string
    Choices?: Record<string, Choice>
    ChoiceOrder?: (string | number)[]
    Answers?: Record<string, Choice>
    AnswerOrder?: (string | number)[]
    RecodeValues?: Record<string, string | number>
    AdditionalQuestions?: Record<string, Payload>
  }
  type Element = { Element: string; PrimaryAttribute: string; Payload: Payload }
  const file = JSON.parse(text) as { SurveyEntry: { SurveyName: string }; SurveyElements: Element[] }
  const payloads = new Map(
    file.SurveyElements.filter((one) => one.Element === 'SQ').map((one) => [one.PrimaryAttribute, one.Payload]),
  )
  const blocks = Object.values(file.SurveyElements.find((one) => one.Element === 'BL')!.Payload) as unknown as {
    Type: string
    BlockElements?: { QuestionID?: string }[]
  }[]
  const idsIn = (bin: boolean) =>
    blocks
      .filter((block) => (block.Type === 'Trash') === bin)
      .flatMap((block) => (block.BlockElements ?? []).flatMap((element) => element.QuestionID ?? []))
  const labels = (choices: Record<string, Choice> = {}, order: (string | number)[] = []) =>
    order.map((number) => oneLine(choices[String(number)]!.Display))
  const taken = (tag: string) =>
    survey.questions.filter((question) => question.key === tag || question.key.startsWith(`${tag}-`))

  it('takes each question that is asked, in order, and names those in the bin', () => {
    const tags = idsIn(false).map((id) => payloads.get(id)!.DataExportTag)
    expect([
      ...new Set(
        survey.questions.map((question) =>
          tags.find((tag) => question.key === tag || question.key.startsWith(`${tag}-`)),
        ),
      ),
    ]).toEqual(tags)
    for (const id of idsIn(true))
      expect(survey.skipped.map((skip) => skip.reason).join('\n')).toContain(
        `“${payloads.get(id)!.DataExportTag}” is left out`,
      )
    expect(survey.title).toBe(file.SurveyEntry.SurveyName)
  })
  it.each(idsIn(false).map((id) => [payloads.get(id)!.DataExportTag, payloads.get(id)!] as const))(
    '%s: words, type, options, rows, codes',
    (tag, payload) => {
      const made = taken(tag)
      if (payload.QuestionType === 'SBS') {
        const columns = Object.values(payload.AdditionalQuestions!)
        expect(new Set(made.map((question) => question.key.slice(tag.length + 1).split('_')[0])).size).toBe(
          columns.length,
        )
        for (const question of made) expect(question.label.startsWith(oneLine(payload.QuestionText))).toBe(true)
        return
      }
      expect(made).toHaveLength(1)
      const [question] = made as [Question]
      expect(question.label).toBe(oneLine(payload.QuestionText))
      if (payload.QuestionType === 'TE') return expect(question.type).toBe('text')
      const oneColumn = payload.QuestionType === 'Matrix' && Object.keys(payload.Answers!).length === 1
      const [rows, columns] = [
        labels(payload.Choices, payload.ChoiceOrder),
        labels(payload.Answers, payload.AnswerOrder),
      ]
      if (payload.QuestionType === 'Matrix' && !oneColumn) {
        expect([question.type, question.multiple ?? false]).toEqual([
          'matrix',
          payload.SubSelector === 'MultipleAnswer',
        ])
        expect(question.rows!.map((row) => row.label)).toEqual(rows)
        expect(question.options!.map((option) => option.label)).toEqual(columns)
        expect(question.options!.map((option) => option.value)).toEqual(
          payload.AnswerOrder!.map((number) => String(payload.RecodeValues?.[String(number)] ?? number)),
        )
        return
      }
      const many = oneColumn || payload.Selector.startsWith('MA')
      expect(question.type).toBe(many ? 'multi' : 'single')
      expect(question.options!.map((option) => option.label)).toEqual(rows)
      if (!oneColumn)
        expect(question.options!.map((option) => option.open ?? false)).toEqual(
          payload.ChoiceOrder!.map((number) => payload.Choices![String(number)]!.TextEntry === 'true'),
        )
      if (!many)
        expect(question.options!.map((option) => option.value)).toEqual(
          payload.ChoiceOrder!.map((number) => String(payload.RecodeValues?.[String(number)] ?? number)),
        )
    },
  )
  it('can be asked as it is', () => canBeAsked(survey.questions))
})

describeCorpora('surveys/qualtrics', (corpus) => {
  const [file, key, alwaysShown] =
    corpus.name === 'corpus'
      ? (['Better_Sample_Survey.qsf', 'q2_favorite', 3] as const)
      : (['tools_with_branches.qsf', 'q2_first', 1] as const)

  it('a skip to the end of a block becomes a condition on what it passes over', () => {
    const { questions, skipped } = readSurvey(corpus.read(file), 'x.qsf')
    const after = questions.slice(questions.findIndex((question) => question.key === key) + 1)
    expect(after.length).toBeGreaterThan(3)
    expect(after.map((question) => question.showIf)).toEqual(after.map(() => ({ question: key, isNot: '1' })))
    expect(questions[0]!.showIf).toBeUndefined()
    expect(skipped.filter((skip) => skip.reason.includes('always shown'))).toHaveLength(alwaysShown)
  })
})
