import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/input'
import { FAVOURABLE_ENDS, type FavourableEnd } from '@/lib/core/stats/favourable'
import { plainText } from '@/lib/core/text/inline'
import type { Question } from '@/lib/surveys/schema'
import { choosesEnd, favourableEndOf, isScale, scaleOf } from '@/lib/surveys/types/rules-facts'

interface Props {
  question: Question
  name: (field: string) => string
  wrong: (field: string) => { error?: string }
  /** Whether responses are in. */
  locked: boolean
  put: (change: Partial<Question>, kind: string) => void
}

/** Which end of a scale or number is the good one, in the words of its ends. Nothing where a type's method decides it. */
export function GoodEnd({ question, name, wrong, locked, put }: Props) {
  if (!choosesEnd(question.type)) return null
  const words = endsOf(question)
  return (
    <Field
      name={name('favourableEnd')}
      label="Which end is good?"
      className="col-span-2"
      help={
        locked
          ? 'Responses are in: another end changes what is favourable in every result so far. Groups with too few ' +
            'answers for a distribution are then no longer shown for this question.'
          : 'Respondents do not see this. Results count as favourable what is near this end.'
      }
      {...wrong('favourableEnd')}
    >
      {(field) => (
        <Select
          {...field}
          value={favourableEndOf(question)}
          onChange={(event) =>
            put({ favourableEnd: FAVOURABLE_ENDS.find((end) => end === event.target.value) }, 'favourableEnd')
          }
        >
          {FAVOURABLE_ENDS.map((end) => (
            <option key={end} value={end}>
              {words[end]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function endsOf(question: Question): Record<FavourableEnd, string> {
  const none = 'Neither: no answer is better than another'
  if (!isScale(question)) return { high: 'High: more is better', low: 'Low: less is better', none }
  const { min, max } = scaleOf(question)
  const worded = (point: number, label = '') => `${point} ${plainText(label)}`.trim()
  return {
    high: `The highest: ${worded(max, question.maxLabel)}`,
    low: `The lowest: ${worded(min, question.minLabel)}`,
    none,
  }
}
