'use client'

import { Plus, X } from 'lucide-react'
import { memo } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/input'
import { plainText } from '@/lib/core/text/inline'
import type { EditorValues } from '@/lib/surveys/editor/rules-editor'
import type { Segments } from '@/lib/surveys/queries-edit'
import { conditionText } from '@/lib/surveys/rules-conditions'
import type { Condition, Question, Test } from '@/lib/surveys/schema'
import { DEFINING, type How } from '@/lib/surveys/types/rules-defining'
import { answerOf, isScale, scaleOf } from '@/lib/surveys/types/rules-facts'
import { TestValue } from './editor-test'

type ConditionEditorProps = {
  values: EditorValues
  question: Question
  index: number
  segments: Segments
  lost: boolean
  error?: string
  /** Of what it decides; the question itself unless it is said. */
  legend?: string
  field?: string
  onChange: (condition: Condition | undefined, kind?: string) => void
}

interface Flat {
  joined: 'all' | 'any'
  tests: Test[]
}

/** A condition as one list of tests; null where it has two levels, which only an import makes. */
function flat(condition: Condition | undefined): Flat | null {
  if (!condition) return { joined: 'all', tests: [] }
  if ('all' in condition) return { joined: 'all', tests: condition.all }
  if (!('any' in condition)) return { joined: 'all', tests: [condition] }
  const tests = condition.any.flatMap((one) => ('all' in one ? [] : [one]))
  return tests.length === condition.any.length ? { joined: 'any', tests } : null
}

function joined({ joined: by, tests }: Flat): Condition | undefined {
  const [first, ...more] = tests
  if (!first) return undefined
  if (more.length === 0) return first
  return by === 'all' ? { all: tests } : { any: tests }
}

const HOW: readonly [How, string][] = [
  ['is', 'is one of'],
  ['isNot', 'is none of'],
  ['atLeast', 'is at least'],
  ['atMost', 'is at most'],
  ['answered', 'is answered'],
  ['blank', 'is not answered'],
]

export const howOf = (test: Test): How =>
  test.answered === false
    ? 'blank'
    : test.answered === true
      ? 'answered'
      : test.atLeast !== undefined
        ? 'atLeast'
        : test.atMost !== undefined
          ? 'atMost'
          : test.isNot !== undefined
            ? 'isNot'
            : 'is'

/** What can be asked of an answer to such a question. */
const howsFor = (question: Question | undefined): readonly How[] =>
  question ? DEFINING[question.type].hows : ['is', 'isNot']

/** A first test on a question: one that says something, to be changed from there. */
function firstTest(key: string, on: Question | undefined, segments: Segments): Test {
  if (key === 'segment.team') return { question: key, is: [segments.teams[0]?.id ?? ''] }
  if (key === 'segment.role') return { question: key, is: [segments.roles[0] ?? ''] }
  return withHow({ question: key }, howsFor(on)[0] ?? 'answered', on)
}

/** A number to begin with: the lowest that may be answered, where that is known. */
const lowestOf = (on: Question | undefined): number => (on && isScale(on) ? scaleOf(on).min : (on?.min ?? 1))

function withHow(test: Pick<Test, 'question'>, how: How, on: Question | undefined): Test {
  const { question } = test
  const first = on?.options?.[0]?.value
  if (how === 'answered' || how === 'blank') return { question, answered: how === 'answered' }
  if (how === 'atLeast' || how === 'atMost') return { question, [how]: lowestOf(on) }
  return {
    question,
    [how]: on && answerOf(on) === 'number' ? [lowestOf(on)] : [first ?? ''],
  }
}

/** Of whom a question is asked: of everybody, or by earlier answers, team and role. */
export function ConditionEditor({
  values,
  question,
  index,
  segments,
  lost,
  error,
  legend,
  field,
  onChange,
}: ConditionEditorProps) {
  const list = flat(question.showIf)
  const byKey = (key: string) => values.questions.find((one) => one.key === key)
  const put = (tests: Test[], by: Flat['joined'], kind?: string) => onChange(joined({ joined: by, tests }), kind)
  const add = (key: string) => list && put([...list.tests, firstTest(key, byKey(key), segments)], list.joined)
  return (
    <fieldset id={`field-questions-${index}-${field ?? 'showIf'}`} tabIndex={-1} className="min-w-0">
      <legend className="mb-1 font-medium">{legend ?? 'Asked of'}</legend>
      {error && <p className="mb-1.5 text-sm text-bad">{error}</p>}
      {lost && (
        <p role="status" className="mb-1.5 text-sm text-bad">
          No answers lead here: these conditions cannot hold together.
        </p>
      )}
      {!list && question.showIf && (
        <p className="mb-2 text-sm text-ink-2">
          Those for whom {conditionText(question.showIf, values.questions, segments)}.{' '}
          <Button variant="link" onClick={() => onChange(undefined)}>
            Ask everybody
          </Button>
        </p>
      )}
      {list && list.tests.length === 0 && <p className="mb-2 text-sm text-ink-3">Everybody.</p>}
      {list && list.tests.length > 1 && (
        <Select
          aria-label="How conditions are joined"
          className="mb-2 w-64"
          value={list.joined}
          onChange={(event) => put(list.tests, event.target.value === 'any' ? 'any' : 'all')}
        >
          <option value="all">those for whom all of these hold</option>
          <option value="any">those for whom any of these holds</option>
        </Select>
      )}
      {list?.tests.map((test, at) => {
        const on = byKey(test.question)
        const change = (next: Test, kind?: string) =>
          put(
            list.tests.map((one, place) => (place === at ? next : one)),
            list.joined,
            kind && `showIf:${at}:${kind}`,
          )
        return (
          <div key={at} role="group" aria-label={`Condition ${at + 1}`} className="mb-2 rounded-md border px-2.5 py-2">
            <div className="flex flex-wrap items-center gap-2">
              <Select
                aria-label="What it depends on"
                className="min-w-36 flex-1"
                value={test.question}
                onChange={(event) => change(firstTest(event.target.value, byKey(event.target.value), segments))}
              >
                <Sources questions={values.questions} before={index} segments={segments} />
                {!on && !test.question.startsWith('segment.') && <option value={test.question}>{test.question}</option>}
              </Select>
              <Select
                aria-label="Compared how"
                className="w-36"
                value={howOf(test)}
                onChange={(event) =>
                  change(withHow(test, HOW.find(([how]) => how === event.target.value)?.[0] ?? 'is', on))
                }
              >
                {HOW.filter(([how]) => how === howOf(test) || howsFor(on).includes(how)).map(([how, label]) => (
                  <option key={how} value={how}>
                    {label}
                  </option>
                ))}
              </Select>
              <Button
                variant="ghost"
                size="icon"
                aria-label={`Remove condition ${at + 1}`}
                onClick={() =>
                  put(
                    list.tests.filter((_, place) => place !== at),
                    list.joined,
                  )
                }
              >
                <X aria-hidden />
              </Button>
            </div>
            <TestValue test={test} how={howOf(test)} on={on} segments={segments} onChange={change} />
          </div>
        )
      })}
      {list && (index > 0 || segments.teams.length > 0 || segments.roles.length > 0) && (
        <Button
          size="sm"
          onClick={() =>
            add(values.questions[index - 1]?.key ?? (segments.teams.length > 0 ? 'segment.team' : 'segment.role'))
          }
        >
          <Plus aria-hidden /> Add a condition
        </Button>
      )}
    </fieldset>
  )
}

/** Everything a condition may ask: segments, and the questions before this one. */
const Sources = memo(function Sources({
  questions,
  before,
  segments,
}: {
  questions: readonly Question[]
  before: number
  segments: Segments
}) {
  return (
    <>
      {segments.teams.length > 0 && <option value="segment.team">Their team</option>}
      {segments.roles.length > 0 && <option value="segment.role">What they do</option>}
      {questions.slice(0, before).map((question, index) => (
        <option key={question.key} value={question.key}>
          {index + 1}. {plainText(question.label).slice(0, 70)}
        </option>
      ))}
    </>
  )
})
