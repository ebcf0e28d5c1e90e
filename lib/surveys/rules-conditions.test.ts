import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeCorpora } from '@/tests/support/corpus'
import { importRustSurvey } from './import/rules-rust'
import { asksOnlySegment, conditionText, dependents, unreachable, withoutKeys } from './rules-conditions'
import { questionErrors } from './rules'
import {
  conditionSchema,
  questionSchema,
  type Answers,
  type AnswerValue,
  type Condition,
  type Question,
  type Test,
} from './schema'
import { visibleQuestions } from './answering/rules-visible'

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]
const q = (key: string, over: Partial<Question> = {}): Question => ({
  key,
  type: 'single',
  label: `Question ${key}`,
  options,
  ...over,
})

describe('unreachable', () => {
  it.each<[string, Question[]]>([
    ['an option that is not there', [q('x'), q('y', { showIf: { question: 'x', is: 'z' } })]],
    ['a point beyond the scale', [q('x', { type: 'rating' }), q('y', { showIf: { question: 'x', atLeast: 6 } })]],
    [
      'two at once of one choice',
      [
        q('x'),
        q('y', {
          showIf: {
            all: [
              { question: 'x', is: 'a' },
              { question: 'x', is: 'b' },
            ],
          },
        }),
      ],
    ],
    [
      'against what leads to the question it hangs on',
      [
        q('w'),
        q('x', { showIf: { question: 'w', is: 'a' } }),
        q('y', {
          showIf: {
            all: [
              { question: 'x', is: 'a' },
              { question: 'w', is: 'b' },
            ],
          },
        }),
      ],
    ],
    [
      'a required question left out',
      [q('x', { required: true }), q('y', { showIf: { question: 'x', answered: false } })],
    ],
    [
      'a number outside its range',
      [q('x', { type: 'number', min: 0, max: 10 }), q('y', { showIf: { question: 'x', atLeast: 11 } })],
    ],
  ])('finds %s', (_, questions) => {
    expect([...unreachable(questions)]).toEqual(['y'])
  })
  it.each<[string, Question[]]>([
    [
      'two of several',
      [
        q('x', { type: 'multi' }),
        q('y', {
          showIf: {
            all: [
              { question: 'x', is: 'a' },
              { question: 'x', is: 'b' },
            ],
          },
        }),
      ],
    ],
    ['words', [q('x', { type: 'text' }), q('y', { showIf: { question: 'x', is: 'yes' } })]],
    [
      'a team and no role',
      [
        q('x'),
        q('y', {
          showIf: {
            all: [
              { question: 'segment.team', is: 't1' },
              { question: 'segment.role', answered: false },
            ],
          },
        }),
      ],
    ],
    ['an optional question left out', [q('x'), q('y', { showIf: { question: 'x', answered: false } })]],
  ])('lets %s be', (_, questions) => {
    expect([...unreachable(questions)]).toEqual([])
  })

  const shapes: ((key: string) => Question)[] = [
    (key) => q(key),
    (key) => q(key, { type: 'multi' }),
    (key) => q(key, { type: 'rating', min: 1, max: 3, options: undefined }),
    (key) =>
      q(key, {
        type: 'yesno',
        options: [
          { value: 'a', label: 'Yes' },
          { value: 'b', label: 'No' },
        ],
      }),
  ]
  const test = (earlier: number) =>
    fc
      .tuple(
        fc.nat(earlier - 1),
        fc.constantFrom<Omit<Test, 'question'>>(
          { is: 'a' },
          { is: ['a', 'b'] },
          { isNot: 'a' },
          { is: 2 },
          { atLeast: 3 },
          { atMost: 1 },
          { answered: true },
          { answered: false },
        ),
      )
      .map(([on, what]) => ({ question: `q${on}`, ...what }))
  const condition = (earlier: number): fc.Arbitrary<Condition | undefined> =>
    earlier === 0
      ? fc.constant(undefined)
      : fc.oneof(
          fc.constant(undefined),
          test(earlier),
          fc.array(test(earlier), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
          fc
            .array(
              fc.oneof(
                test(earlier),
                fc.array(test(earlier), { minLength: 2, maxLength: 2 }).map((all) => ({ all })),
              ),
              { minLength: 1, maxLength: 2 },
            )
            .map((any) => ({ any })),
        )
  const survey = fc
    .tuple(...[0, 1, 2, 3].map((index) => fc.tuple(fc.nat(shapes.length - 1), condition(index), fc.boolean())))
    .map((parts) =>
      parts.map(([shape, showIf, required], index) => ({
        ...shapes[shape]!(`q${index}`),
        ...(showIf && { showIf }),
        ...(required && { required }),
      })),
    )

  const valuesOf = (question: Question): (AnswerValue | undefined)[] =>
    question.type === 'rating'
      ? [undefined, 1, 2, 3]
      : question.type === 'multi'
        ? [undefined, ['a'], ['b'], ['a', 'b']]
        : [undefined, 'a', 'b']

  /** Every set of answers one could send, by brute force. */
  function* everyAnswer(questions: readonly Question[], answers: Answers = {}, at = 0): Generator<Answers> {
    const question = questions[at]
    if (!question) return yield answers
    for (const value of valuesOf(question))
      yield* everyAnswer(questions, value === undefined ? answers : { ...answers, [question.key]: value }, at + 1)
  }

  it('agrees with trying every answer', () => {
    fc.assert(
      fc.property(survey, (questions) => {
        const reached = new Set<string>()
        for (const answers of everyAnswer(questions)) {
          const visible = visibleQuestions(questions, answers)
          // What is asked and required is answered: other submissions are refused.
          if (visible.some((question) => question.required && answers[question.key] === undefined)) continue
          for (const question of visible) reached.add(question.key)
        }
        const flagged = unreachable(questions)
        for (const key of flagged) expect(reached.has(key), `${key} of ${JSON.stringify(questions)}`).toBe(false)
        if (!questions.some((question) => question.required))
          expect([...flagged].sort()).toEqual(questions.map((one) => one.key).filter((key) => !reached.has(key)))
      }),
      { numRuns: 400 },
    )
  })

  describeCorpora('surveys/rust', (corpus) => {
    it('finds nothing wrong with a survey of many branches, soon', () => {
      const name = corpus.list('annual.md')[0]!
      const { questions } = importRustSurvey(corpus.read(name), name)
      expect(questions.some((question) => question.showIf)).toBe(true)
      expect([...unreachable(questions)]).toEqual([])
    })
  })
})

describe('conditions', () => {
  it('may not wait for what comes later, for each other or for themselves', () => {
    const wait = (key: string) => ({ showIf: { question: key, answered: true } })
    const errors = questionErrors([
      q('a', wait('b')),
      q('b', wait('a')),
      q('c', wait('c')),
      q('d', wait('nowhere')),
      q('e', wait('f')),
      q('f'),
    ])
    expect(Object.values(errors).flat()).toEqual([
      '“b” and this question wait for each other.',
      'It cannot wait for its own answer.',
      '“nowhere” is not an earlier question.',
      '“f” is not an earlier question: it comes later.',
    ])
  })
  it('are told in words', () => {
    const questions = [q('x', { label: 'Deploying' }), q('y')]
    const condition = conditionSchema.parse({
      any: [
        {
          all: [
            { question: 'x', is: ['a', 'b'] },
            { question: 'segment.team', is: 't1' },
          ],
        },
        { question: 'y', answered: false },
      ],
    })
    expect(conditionText(condition, questions, { teams: [{ id: 't1', name: 'Payments' }] })).toBe(
      '“Deploying” is A or B, and their team is Payments; or “Question y” is not answered',
    )
  })
  it('name what hangs on a question, and what tells a team', () => {
    const questions = questionSchema
      .array()
      .parse([
        q('x'),
        q('y', { showIf: { question: 'segment.team', is: 't' } }),
        q('z', { showIf: { question: 'y', is: 'a' } }),
        q('w', { showIf: { question: 'x', is: 'a' } }),
      ])
    expect(dependents('y', questions).map((one) => one.key)).toEqual(['z'])
    expect([...asksOnlySegment(questions, 'segment.team')]).toEqual(['y', 'z'])
    expect([...asksOnlySegment(questions, 'segment.role')]).toEqual([])
    expect(
      withoutKeys({ x: 'a', y: 'other', 'y.text': 'mine', z: 'b' }, asksOnlySegment(questions, 'segment.team')),
    ).toEqual({ x: 'a' })
  })
})
