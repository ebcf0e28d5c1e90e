// Files of LimeSurvey for tests, made of the tables that they are.

/** A row of one of LimeSurvey's tables: what stands in each column. */
export type Row = Record<string, unknown>
/** A question as the builder below wants it. */
export type Source = Row & {
  qid: number
  title: string
  type: string
  de?: string
  text?: string
  subs?: Row[]
  answers?: Row[]
  attributes?: Record<string, string>
}
export const rowsOf = (rows: Row[]): string =>
  rows
    .map(
      (row) =>
        `<row>${Object.entries(row)
          .map(([field, value]) => `<${field}><![CDATA[${String(value)}]]></${field}>`)
          .join('')}</row>`,
    )
    .join('\n')
/** One table of the file. */
export const table = (name: string, rows: Row[]) => `<${name}><rows>${rowsOf(rows)}</rows></${name}>`

/** A survey in two languages with a question of every kind, as LimeSurvey 4 and later write it. */
export function lss(questions: Source[], extra = ''): string {
  const subs = questions.flatMap((one) =>
    (one.subs ?? []).map((sub, index): Row => ({
      qid: one.qid * 100 + index,
      parent_qid: one.qid,
      gid: 1,
      sid: 9,
      question_order: index,
      scale_id: 0,
      ...sub,
    })),
  )
  const answers = questions.flatMap((one) =>
    (one.answers ?? []).map((answer, index): Row => ({
      aid: one.qid * 100 + index,
      qid: one.qid,
      sortorder: index,
      scale_id: 0,
      ...answer,
    })),
  )
  const words = [
    ...questions.map((one) => ({ qid: one.qid as unknown, en: one.text ?? `Question ${one.title}`, de: one.de ?? '' })),
    ...subs.map((sub) => ({ qid: sub.qid, en: String(sub.text ?? sub.qid), de: String(sub.de ?? '') })),
  ]
  return `<?xml version="1.0"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>${[
    table('groups', [{ gid: 1, sid: 9, group_order: 1, grelevance: 1 }]),
    table('group_l10ns', [
      { gid: 1, group_name: 'Group', description: '', language: 'en' },
      { gid: 1, group_name: 'Gruppe', description: '', language: 'de' },
    ]),
    table(
      'questions',
      questions.map(({ de: _d, text: _t, subs: _s, answers: _a, attributes: _x, ...row }, index) => ({
        parent_qid: 0,
        gid: 1,
        sid: 9,
        question_order: index,
        mandatory: 'N',
        relevance: 1,
        other: 'N',
        ...row,
      })),
    ),
    table(
      'subquestions',
      subs.map(({ text: _t, de: _d, ...row }: Row) => row),
    ),
    table(
      'question_l10ns',
      words.flatMap(({ qid, en, de }) => [
        { qid, question: en, language: 'en' },
        { qid, question: de, language: 'de' },
      ]),
    ),
    table(
      'answers',
      answers.map(({ text: _t, de: _d, ...row }: Row) => row),
    ),
    table(
      'answer_l10ns',
      answers.flatMap((row) => [
        { aid: row.aid, answer: String(row.text), language: 'en' },
        { aid: row.aid, answer: String(row.de ?? ''), language: 'de' },
      ]),
    ),
    table(
      'question_attributes',
      questions.flatMap((one) =>
        Object.entries(one.attributes ?? {}).map(([attribute, value]) => ({
          qid: one.qid,
          attribute,
          value,
          language: '',
        })),
      ),
    ),
    table('surveys', [{ sid: 9, language: 'en', additional_languages: 'de' }]),
    table('surveys_languagesettings', [
      { surveyls_language: 'en', surveyls_title: 'All kinds' },
      { surveyls_language: 'de', surveyls_title: 'Alle Arten' },
    ]),
    extra,
  ].join('\n')}</document>`
}

/** Two answers. */
export const ab: Row[] = [
  { code: 'A1', text: 'Often', de: 'Oft' },
  { code: 'A2', text: 'Rarely', de: 'Selten' },
]
/** Two sub-questions. */
export const subs: Row[] = [
  { title: 'SQ1', text: 'Docs', de: 'Doku' },
  { title: 'SQ2', text: 'Support' },
]
