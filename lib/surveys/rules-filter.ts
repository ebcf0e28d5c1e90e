import { filterValues, keepKnown, parseFilter, type Filter } from '@/lib/core/filter'
import { STATUSES, type SurveyStatus } from './schema'

const isStatus = (value: string): value is SurveyStatus => STATUSES.includes(value as SurveyStatus)

/** The list's filter as it is typed (`is:open deploys`): of one status. What the list cannot do is in `unknown`. */
export const parseSurveyFilter = (text: string | undefined): Filter =>
  keepKnown(parseFilter(text ?? '', ['is']), ({ value, negated }, before) => {
    return !negated && isStatus(value) && before.length === 0
  })

/** The status that a filter asks for. */
export const statusAsked = (filter: Filter): SurveyStatus | undefined => filterValues(filter, 'is').find(isStatus)
