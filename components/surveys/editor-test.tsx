'use client'

import { Checkbox } from '@/components/ui/choice'
import { Input } from '@/components/ui/input'
import { type How } from '@/lib/surveys/types/rules-defining'
import { isScale, pointsOf } from '@/lib/surveys/types/rules-facts'
import { plainText } from '@/lib/core/text/inline'
import type { Segments } from '@/lib/surveys/queries-edit'
import type { Question, Test } from '@/lib/surveys/schema'

type TestValueProps = {
  test: Test
  how: How
  /** The question it asks about; undefined for a segment. */
  on: Question | undefined
  segments: Segments
  onChange: (test: Test, kind?: string) => void
}

/** What may be chosen in answer: options, points of a scale, teams, roles. Empty where anything may be typed. */
function choices(
  test: Test,
  on: Question | undefined,
  segments: Segments,
): { value: string | number; label: string }[] {
  if (test.question === 'segment.team') return segments.teams.map((team) => ({ value: team.id, label: team.name }))
  if (test.question === 'segment.role') return segments.roles.map((role) => ({ value: role, label: role }))
  if (on && isScale(on)) return pointsOf(on).map((value) => ({ value, label: String(value) }))
  return (on?.options ?? []).map((option) => ({ value: option.value, label: plainText(option.label) }))
}

/** The values a condition compares with. */
export function TestValue({ test, how, on, segments, onChange }: TestValueProps) {
  if (how === 'answered' || how === 'blank') return null
  const bound = how === 'atLeast' || how === 'atMost'
  if (bound)
    return (
      <Input
        aria-label="Value"
        type="number"
        className="mt-2 w-28"
        value={test[how] ?? ''}
        onChange={(event) =>
          onChange(
            {
              question: test.question,
              [how]: Number.isFinite(event.target.valueAsNumber) ? event.target.valueAsNumber : 0,
            },
            how,
          )
        }
      />
    )
  const chosen = [test[how] ?? []].flat().map(String)
  const list = choices(test, on, segments)
  // At least one stays: a condition without values would say nothing.
  const put = (values: (string | number)[]) => values.length > 0 && onChange({ question: test.question, [how]: values })
  if (list.length === 0)
    return (
      <Input
        aria-label="Values, between ;"
        placeholder="values, between ;"
        className="mt-2"
        value={chosen.join('; ')}
        onChange={(event) =>
          onChange(
            { question: test.question, [how]: event.target.value.split(';').map((value) => value.trimStart()) },
            how,
          )
        }
      />
    )
  const unknown = chosen
    .filter((value) => !list.some((one) => String(one.value) === value))
    .map((value) => ({ value, label: `${value} (gone)` }))
  const all = [...list, ...unknown]
  return (
    <div className="mt-2 flex max-h-40 flex-wrap gap-x-4 gap-y-1 overflow-y-auto">
      {all.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={chosen.includes(String(value))}
          onChange={(event) =>
            put(
              all
                .filter((one) => (one.value === value ? event.target.checked : chosen.includes(String(one.value))))
                .map((one) => one.value),
            )
          }
        />
      ))}
    </div>
  )
}
