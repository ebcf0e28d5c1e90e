'use client'

import { Select } from '@/components/ui/input'
import type { EditorValues } from '@/lib/surveys/editor/rules-editor'
import type { Condition, Question } from '@/lib/surveys/schema'
import { ConditionEditor } from './editor-condition'

type RowConditionsProps = {
  values: EditorValues
  question: Question
  index: number
  onChange: (rowsIf: Question['rowsIf'], kind?: string) => void
}

/** Rows ask no team and no role: which rows a response has would say what these are. */
const NO_SEGMENTS = { teams: [], roles: [] }

/** Rows of a matrix that only some are asked: a condition for each of them, on earlier answers. */
export function RowConditions({ values, question, index, onChange }: RowConditionsProps) {
  const { rows = [], rowsIf = {} } = question
  const put = (row: string, condition: Condition | undefined, kind?: string) => {
    const { [row]: _before, ...others } = rowsIf
    const next = condition ? { ...others, [row]: condition } : others
    onChange(Object.keys(next).length > 0 ? next : undefined, kind && `rowsIf:${row}:${kind}`)
  }
  const earlier = values.questions[index - 1]
  const always = rows.filter(({ value }) => !rowsIf[value])
  if (index === 0 || rows.length === 0 || !earlier) return null
  return (
    <div className="space-y-3">
      {rows.map(({ value, label }) =>
        rowsIf[value] ? (
          <ConditionEditor
            key={value}
            values={values}
            question={{ ...question, showIf: rowsIf[value] }}
            index={index}
            segments={NO_SEGMENTS}
            lost={false}
            legend={`Row “${label}” is asked of`}
            field={`rowsIf-${value}`}
            onChange={(condition, kind) => put(value, condition, kind)}
          />
        ) : null,
      )}
      {always.length > 0 && (
        <Select
          aria-label="Ask a row of some only"
          className="w-64"
          value=""
          onChange={(event) => put(event.target.value, { question: earlier.key, answered: true })}
        >
          <option value="">Ask a row of some only</option>
          {always.map(({ value, label }) => (
            <option key={value} value={value}>
              {label.slice(0, 70)}
            </option>
          ))}
        </Select>
      )}
    </div>
  )
}
