import { fieldText, type FieldFilter, type Filter } from '@/lib/core/filter'
import { insightStandings, insightStatuses, type InsightFilter } from './schema'
import { insightKinds } from './schema-judging'

export const insightFilterKeys = ['is', 'kind', 'owner', 'review'] as const

/** What `is:` may ask for: what people decided, and what the evidence makes of it. */
export const insightStates = [...new Set([...insightStatuses, ...insightStandings])]

type Asked = Omit<InsightFilter, 'sort'>

/** What one field asks for; null where the list has no such value. */
function askedBy({ key, value }: FieldFilter): Asked | null {
  if (value === '') return null
  if (key === 'owner') return { owner: value.slice(0, 100) }
  if (key === 'review') return value === 'due' ? { review: 'due' } : null
  if (key === 'kind') {
    const kind = insightKinds.find((one) => one === value)
    return kind ? { kind } : null
  }
  const status = insightStatuses.find((one) => one === value)
  if (status) return { status }
  const standing = insightStandings.find((one) => one === value)
  return standing ? { standing } : null
}

/** As `readEvidenceFilter`: what the list cannot do is said and not passed over. A status and a standing can be asked for together. */
export function readInsightFilter(typed: Filter): { filter: Filter; asked: Asked } {
  const filter: Filter = { ...typed, fields: [], unknown: [...typed.unknown] }
  let asked: Asked = {}
  for (const field of typed.fields) {
    const part = field.negated ? null : askedBy(field)
    if (part === null || Object.keys(part).some((key) => key in asked)) filter.unknown.push(fieldText(field))
    else {
      filter.fields.push(field)
      asked = { ...asked, ...part }
    }
  }
  const q = filter.words.join(' ').slice(0, 300)
  return { filter, asked: q ? { ...asked, q } : asked }
}
