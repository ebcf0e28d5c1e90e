import { fieldName, type FormValues } from '@/lib/surveys/answering/rules-form'
import { bestOf, worstOf } from '@/lib/surveys/answering/rules-maxdiff'
import type { Question } from '@/lib/surveys/schema'
import type { AnswerPageMessages as Says } from '@/lib/surveys/messages/presenter-messages'
import { fill } from '@/lib/core/text/fill'
import { box, hint } from './answer-style'
import { InlineMarkdown } from './inline-markdown'

/** Sets of options, of each the most and the least: two columns of radios, which need no script. */
export function BestWorst({ question, values, words }: { question: Question; values: FormValues; words: Says }) {
  const { sets = [], options = [] } = question
  const [best, worst] = [question.maxLabel || words.best, question.minLabel || words.worst]
  const labelOf = (value: string) => options.find((option) => option.value === value)?.label ?? value
  return (
    <div className="space-y-6">
      {sets.map((set, index) => {
        const [bestName, worstName] = [fieldName(question.key, bestOf(index)), fieldName(question.key, worstOf(index))]
        const choice = (name: string, other: string, value: string, word: string) => (
          <label className="flex size-11 cursor-pointer items-center justify-center rounded-md hover:bg-hover has-checked:bg-accent-soft">
            <input
              type="radio"
              name={name}
              value={value}
              data-other={other}
              aria-label={`${word}: ${labelOf(value)}`}
              defaultChecked={values[name]?.[0] === value}
              className={box}
            />
          </label>
        )
        return (
          <fieldset key={index} className="min-w-0">
            <legend className={hint}>{fill(words.set, { set: index + 1, sets: sets.length })}</legend>
            <table className="w-full">
              <thead className="text-base text-ink-2">
                <tr>
                  <th scope="col" className="w-20 py-1 font-medium">
                    {best}
                  </th>
                  <td />
                  <th scope="col" className="w-20 py-1 font-medium">
                    {worst}
                  </th>
                </tr>
              </thead>
              <tbody>
                {set.map((value) => (
                  <tr key={value} className="border-t">
                    <td>
                      <span className="flex justify-center">{choice(bestName, worstName, value, best)}</span>
                    </td>
                    <th scope="row" className="px-2 py-1.5 text-center font-normal">
                      <InlineMarkdown text={labelOf(value)} />
                    </th>
                    <td>
                      <span className="flex justify-center">{choice(worstName, bestName, value, worst)}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </fieldset>
        )
      })}
    </div>
  )
}
