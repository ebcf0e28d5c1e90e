import type { Question } from '@/lib/surveys/schema'
import { answerOf } from '@/lib/surveys/types/rules-facts'
import type { Limits, Step } from '@/lib/disclosure/rules-ledger'
import { fallenFigures, rootsOf, type QuestionFigures } from '@/lib/disclosure/rules-questions'
import type { Tx } from '@/lib/server/db'
import { hideFigures, unitName, type occupancyOf, type stepsOf, type CountedUnit, type TallyState } from './repo-tally'
import { leastFor } from './rules-figures'

interface TallyUnit extends CountedUnit {
  only: string | null
  limits: Limits
  /** The questions whose answers decide who is asked it. */
  roots: string[]
}

const rowKey = (key: string, row: string): string => `${key} ${row}`

/** Rows that wait for an answer, as questions that do: who was asked one follows from it all the same. */
const rowsAsQuestions = ({ key, rowsIf = {} }: Question): Pick<Question, 'key' | 'showIf'>[] =>
  Object.entries(rowsIf).map(([row, showIf]) => ({ key: rowKey(key, row), showIf }))

/** What is decided by itself: each question, each row of a matrix, and how many responded ('' as key). */
export function unitsOf(state: Pick<TallyState, 'minScore' | 'minComments' | 'questions'>): TallyUnit[] {
  const { minScore, minComments } = state
  const rootsByKey = rootsOf([...state.questions, ...state.questions.flatMap(rowsAsQuestions)])
  return [
    { key: '', row: '', only: null, limits: { scores: minScore, distributions: minScore, growth: 1.5 }, roots: [] },
    ...state.questions.flatMap((question) => {
      const scores = leastFor(question, { scores: minScore, distributions: minComments })
      const limits = { scores, distributions: minComments }
      const rows = answerOf(question) === 'rows' ? (question.rows ?? []) : []
      const roots = rootsByKey.get(question.key) ?? []
      return [
        { key: question.key, row: '', only: rows.length > 0 ? '' : null, limits, roots },
        ...rows.map(({ value }) => {
          const own = rootsByKey.get(rowKey(question.key, value)) ?? []
          return { key: question.key, row: value, only: value, limits, roots: [...new Set([...roots, ...own])] }
        }),
      ]
    }),
  ]
}

/** The figure that says how many responded. */
export const RESPONSES = unitName({ key: '', row: '' })

/** What is decided by itself, as far as it has answers, with what it has shown. */
export function figuresOfUnits(
  state: TallyState,
  occupied: Awaited<ReturnType<typeof occupancyOf>>,
  ledger: Awaited<ReturnType<typeof stepsOf>>,
): (QuestionFigures & Pick<TallyUnit, 'key' | 'row' | 'only'>)[] {
  const cells = new Map(occupied.map((one) => [unitName(one), one.cells]))
  const taken = new Map<string, Step[]>()
  for (const step of ledger) taken.set(unitName(step), [...(taken.get(unitName(step)) ?? []), step])
  const units = unitsOf(state)
  // A matrix row without answers does not block the other rows.
  const namesOf = (key: string) =>
    units.filter((one) => one.key === key && (one.row === '' || cells.has(unitName(one)))).map(unitName)
  return units.flatMap(({ key, row, only, limits, roots }) => {
    const name = unitName({ key, row })
    const now = cells.get(name)
    const presence = name === RESPONSES ? {} : { presence: RESPONSES }
    return now
      ? [
          {
            key,
            row,
            only,
            name,
            limits,
            now,
            steps: taken.get(name) ?? [],
            roots: roots.flatMap(namesOf),
            ...presence,
          },
        ]
      : []
  })
}

/**
 * Hides what the minimum of today does not let stand: a group that is too small by now, and what it would follow from. Where single
 * responses are given a team is shown in all questions or in none.
 */
export async function hideFallen(
  tx: Tx,
  state: TallyState,
  occupied: Awaited<ReturnType<typeof occupancyOf>>,
  ledger: Awaited<ReturnType<typeof stepsOf>>,
): Promise<void> {
  const questions = figuresOfUnits(state, occupied, ledger)
  const fallen = fallenFigures(questions)
  const teams = [...fallen.values()].flat().filter(({ dimension }) => dimension === 'team')
  await hideFigures(
    tx,
    state.id,
    questions.flatMap(({ key, only, name }) =>
      [...(fallen.get(name) ?? []), ...(state.disclosure === 'responses' ? teams : [])].map((one) => ({
        ...one,
        dimension: one.dimension ?? 'all',
        key,
        only,
      })),
    ),
  )
}
