import { describe, expect, it } from 'vitest'
import { describeCorpora, describeCorpus, fixtures, type Corpus } from '@/tests/support/corpus'
import { questionErrors } from '../rules'
import { questionSchema } from '../schema'
import { visibleQuestions } from '../answering/rules-visible'
import { importRustSurvey, nameAndLanguage } from './rules-rust'
import { translateQuestions } from '../rules-translate'
import { importTranslation } from './rules-translation'

const load = (corpus: Corpus, name: string) => importRustSurvey(corpus.read(name), name)

/** The file's headings with their Type lines and bullets, counted without the importer. */
function countIndependently(text: string) {
  return text
    .split(/^### /m)
    .slice(1)
    .map((part) => ({
      label: part.split('\n')[0]!.trim(),
      type: /^Type: (.*)$/m.exec(part)![1]!,
      bullets: (
        part
          .split(/^Type: /m)[1]!
          .split(/^##? /m)[0]!
          .match(/^- /gm) ?? []
      ).length,
    }))
}

const kindOf = (type: string) =>
  type.startsWith('select one')
    ? ['single', 'rating']
    : type.startsWith('select all')
      ? ['multi']
      : type.startsWith('matrix')
        ? ['matrix']
        : ['longtext']

describeCorpora('surveys/rust', (corpus) =>
  describe.each(corpus.list().filter((name) => /^[^.]*\.md$/.test(name)))('%s', (name) => {
    const expected = countIndependently(corpus.read(name))
    const survey = load(corpus, name)
    const versions = corpus.name === 'corpus' ? 86 : 26

    it('accounts for each question, in order', () => {
      expect(survey.questions.map((question) => question.label)).toEqual(expected.map((one) => one.label))
    })

    it.each(expected.map((one, index) => [one.label, one, index] as const))(
      'keeps the type, options and optionality of “%s”',
      (_, one, index) => {
        const question = survey.questions[index]!
        expect(kindOf(one.type)).toContain(question.type)
        expect(question.required ?? false).toBe(!one.type.includes('(optional)'))
        const scale = question.type === 'rating' ? question.max! - question.min! + 1 : 0
        const kept = (question.options?.length ?? 0) + (question.rows?.length ?? 0) + scale
        // One bullet stands for a range of versions.
        expect(kept).toBe(one.label.startsWith('What is the oldest version') ? versions : one.bullets)
      },
    )

    it('can be asked as it is', () => {
      expect(questionErrors(survey.questions)).toEqual({})
      expect(questionSchema.array().safeParse(survey.questions).success).toBe(true)
    })
  }),
)

describe('the project’s own annual survey', () => {
  const corpus = fixtures('surveys/rust')
  const survey = load(corpus, '2025-annual.md')
  const byLabel = (start: string) => survey.questions.find((question) => question.label.startsWith(start))!
  const asked = (answers: Record<string, string>) =>
    visibleQuestions(survey.questions, answers).map((question) => question.label)

  it('sections become pages', () => {
    expect(survey.questions.flatMap((question) => (question.page ? [question.page.title] : []))).toEqual([
      'Use of Lathe',
      'For people who used Lathe',
      'For people who never used Lathe',
      'How you use Lathe',
      'Technical questions',
      'At work',
      'About you',
      'Anything else?',
    ])
    expect(byLabel('Are you a student').page?.text).toContain('design/who.md')
  })
  it('justifications are kept as notes for researchers', () => {
    expect(byLabel('Do you use Lathe?').note).toBe('Nearly every other figure is shown by this question')
    expect(survey.questions.filter((question) => question.note).length).toBe(
      (corpus.read('2025-annual.md').match(/^> \*\*(justification|SURVEY FLOW)/gm) ?? []).length,
    )
  })
  it('NEXT and SURVEY FLOW become conditions', () => {
    const never = asked({
      'do-you-use-lathe': 'no-i-have-never-used-lathe',
      'are-you-employed-full-time-or-part-time-also-as-an': 'no',
    })
    expect(never).toContain('Why do you not use Lathe?')
    expect(never.some((label) => label.startsWith('You said that'))).toBe(false)
    expect(never).not.toContain('How well do you know Lathe?')
    expect(never).not.toContain('Do you use Lathe in your work?')
    expect(never).toContain('What do you think of these statements on jobs with Lathe?')
  })
  it('the broken link and the options that are not listed are named with their lines', () => {
    expect(survey.skipped.map((one) => one.line)).toEqual([17, 268])
    expect(survey.skipped[0]!.reason).toContain('#your-experience-with-lathe')
    expect(survey.skipped[1]!.reason).toContain('List of countries')
  })
  it('a range of versions is spelled out', () => {
    const labels = byLabel('What is the oldest version').options!.map((option) => option.label)
    expect(labels).toHaveLength(26)
    expect(labels.slice(0, 3)).toEqual(['1.25 (nightly)', '1.23', '1.22'])
    expect(labels.slice(-2)).toEqual(['1.0', 'a pre-1.0 version'])
  })
  it('an open option is known by its mark', () => {
    expect(byLabel('Are you a student').options!.at(-1)).toEqual({
      value: 'yes-other',
      label: 'Yes, other',
      open: true,
    })
    expect(byLabel('Why do you not use').options!.at(-1)).toEqual({ value: 'other', label: 'Other' })
  })
  it.each(['de', 'ja'])(
    'a translation into %s is taken by position, and the two lists that differ are named',
    (language) => {
      const { translation, skipped } = importTranslation(
        corpus.read(`2025-annual.${language}.md`),
        'x',
        survey.questions,
      )
      expect(Object.keys(translation.questions)).toHaveLength(24)
      expect(skipped.map((one) => one.line)).toEqual([92, 196])
      const translated = translateQuestions(survey.questions, translation)
      expect(translated.map((question) => question.key)).toEqual(survey.questions.map((question) => question.key))
      expect(translated.filter((question, index) => question.label === survey.questions[index]!.label)).toEqual([])
      expect(translated[0]!.options![2]!.label).toMatch(
        language === 'de' ? /^Nein, ich habe Lathe nie/ : /^いいえ、一度も/,
      )
    },
  )
})

describeCorpus('surveys/rust', (corpus) => {
  const survey = load(corpus, '2024-annual.md')
  const byLabel = (start: string) => survey.questions.find((question) => question.label.startsWith(start))!
  const asked = (answers: Record<string, string>) =>
    visibleQuestions(survey.questions, answers).map((question) => question.label)

  it('makes pages of sections', () => {
    expect(survey.questions.flatMap((question) => (question.page ? [question.page.title] : []))).toEqual([
      'Rust Usage',
      'For previous Rust users',
      'For non-Rust users',
      'Rust usage and learning experience',
      'Technical questions',
      'The Rust community',
      'Rust at work',
      'Your opinions about Rust',
      'About you',
      'Anything else?',
    ])
    expect(byLabel('Do you consider yourself').page?.text).toContain('design/who.md')
  })

  it('keeps justifications for researchers', () => {
    expect(byLabel('Do you use Rust?').note).toBe('Fundamental for cohort analysis')
    expect(survey.questions.filter((question) => question.note).length).toBe(
      (corpus.read('2024-annual.md').match(/^> \*\*(justification|SURVEY FLOW)/gm) ?? []).length,
    )
  })

  it('follows NEXT and SURVEY FLOW', () => {
    const never = asked({
      'do-you-use-rust': 'no-i-have-never-used-rust',
      'are-you-employed-full-or-part-time-including': 'no',
    })
    expect(never).toContain("Why don't you use Rust?")
    expect(never.some((label) => label.startsWith('As you have indicated'))).toBe(false)
    expect(never).not.toContain('How would you rate your Rust expertise?')
    expect(never).not.toContain('Are you personally using Rust at work?')
    expect(never).toContain('Please share your assessment of the following statements on Rust employment')
  })

  it('names the broken link and the unlisted options with their lines', () => {
    expect(survey.skipped.map((one) => one.line)).toEqual([19, 864])
    expect(survey.skipped[0]!.reason).toContain('#your-rust-experience')
    expect(survey.skipped[1]!.reason).toContain('List of countries')
  })

  it('spells out a range of versions', () => {
    const labels = byLabel('What is the oldest version').options!.map((option) => option.label)
    expect(labels.slice(0, 3)).toEqual(['1.85 (nightly)', '1.83', '1.82'])
    expect(labels.slice(-2)).toEqual(['1.0', 'a pre-1.0 version'])
  })

  it('knows an open option', () => {
    expect(byLabel('Are you a full- or part-time student').options!.at(-1)).toEqual({
      value: 'yes-other',
      label: 'Yes, other',
      open: true,
    })
    expect(byLabel("Why don't you use Rust?").options!.at(-1)).toEqual({ value: 'other', label: 'Other' })
  })

  it.each(['de', 'ja'])('takes its translation into %s by position and names the two lists that differ', (language) => {
    const { translation, skipped } = importTranslation(corpus.read(`2024-annual.${language}.md`), 'x', survey.questions)
    expect(Object.keys(translation.questions)).toHaveLength(50)
    expect(skipped.map((one) => one.line)).toEqual([177, 676])
    const translated = translateQuestions(survey.questions, translation)
    expect(translated.map((question) => question.key)).toEqual(survey.questions.map((question) => question.key))
    const same = translated.filter((question, index) => question.label === survey.questions[index]!.label)
    expect(same).toEqual([])
    expect(translated[0]!.options![2]!.label).toMatch(
      language === 'de' ? /^Nein, ich habe Rust nie/ : /^いいえ、一度も/,
    )
  })
})

describe('the same format elsewhere', () => {
  const of = (body: string) => importRustSurvey(`# Survey questions\n\nHello\n\n${body}`, 'x.md')

  it('ends the survey, and asks on where only some end it', () => {
    const { questions, skipped } = of(
      '### A?\nType: select one\n\n- Yes\n- No [`NEXT`](<END>)\n\n### B?\nType: free-form text\n',
    )
    expect(skipped).toEqual([])
    expect(questions[1]!.showIf).toEqual({ question: 'a', is: ['yes'] })
  })

  it('reads yes/no/not sure with its rule', () => {
    const { questions } = of(
      '### A?\nType: yes/no/not sure (if no/not sure: [`NEXT`](#c))\n\n### B?\nType: free form\n\n### C\nType: ranking\n\n- x\n- y\n',
    )
    expect(questions.map((question) => question.type)).toEqual(['single', 'longtext', 'ranking'])
    expect(questions[1]!.showIf).toEqual({ question: 'a', is: ['yes'] })
    expect(questions[2]!.showIf).toBeUndefined()
  })

  it('reads a matrix with several answers a row, wrapped options and quotes that go on without a mark', () => {
    const { questions } = of(
      '### M\nType: matrix (select all that apply)\n\nTools:\n\n- one that\n  goes on\n- two\n\nSystems:\n\n' +
        '- a\n- b\n\n> **justification**\nbecause\n\n### N\nType: free form\n',
    )
    expect(questions[0]).toMatchObject({
      type: 'matrix',
      multiple: true,
      rows: [{ label: 'one that goes on' }, { label: 'two' }],
      note: 'because',
    })
  })

  it('keeps how many may be chosen', () => {
    expect(of('### A\nType: select up to 3\n\n- x\n- y\n- z\n- w\n').questions[0]).toMatchObject({
      type: 'multi',
      max: 3,
    })
  })

  it('names what it cannot take, and keeps the rest', () => {
    const { questions, skipped } = of(
      '### A\nno type\n\n### B\nType: hologram\n\n### C\nType: select one\n\n### D\nType: free form\n\nstray\n',
    )
    expect(questions.map((question) => question.label)).toEqual(['D'])
    expect(skipped.map((one) => one.line)).toEqual([5, 8, 11, 17])
  })

  it('takes the words of pages in another language', () => {
    const { questions } = of('## About you\n\n### A\nType: free form\n')
    const { translation } = importTranslation(
      '# Fragen\n\n## Über dich\n\nKurz.\n\n### A auf Deutsch\nType: free form\n',
      'x.de.md',
      questions,
    )
    expect(translation.questions).toEqual({
      a: { label: 'A auf Deutsch', page: { title: 'Über dich', text: 'Kurz.' } },
    })
  })

  it('knows the language in a file name', () => {
    expect(nameAndLanguage('/a/2024-annual.zh-cn.md')).toEqual({ base: '2024-annual', language: 'zh-cn' })
    expect(nameAndLanguage('2026-infrastructure-feedback.md')).toEqual({
      base: '2026-infrastructure-feedback',
      language: null,
    })
  })
})
