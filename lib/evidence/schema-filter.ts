import { fieldText, type FieldFilter, type Filter } from '@/lib/core/filter'
import { evidenceKinds, rungs, type EvidenceFilter } from './schema'
import { triageStates } from './schema-triage'

export const filterKeys = ['kind', 'rung', 'team', 'tag', 'is', 'theme', 'insight', 'stance'] as const
const STATES = { linked: 'yes', unlinked: 'no' } as const
const isState = (value: string): value is keyof typeof STATES => value in STATES

const STANCES = ['supports', 'contradicts', 'context'] as const

/** What one field asks for; null where the list has no such value. */
function askedBy({ key, value }: FieldFilter): Partial<EvidenceFilter> | null {
  const text = value.slice(0, 100)
  if (text === '') return null
  const one = <T extends string>(values: readonly T[]) => values.find((known) => known === value)
  switch (key) {
    case 'kind':
      return one(evidenceKinds) ? { kind: one(evidenceKinds) } : null
    case 'rung':
      return one(rungs) ? { rung: one(rungs) } : null
    case 'stance':
      return one(STANCES) ? { stance: one(STANCES) } : null
    case 'is':
      if (isState(value)) return { linked: STATES[value] }
      return one(triageStates) ? { triage: one(triageStates) } : null
    case 'tag':
      return { tag: text.slice(0, 60) }
    case 'team':
      return { team: text }
    case 'theme':
      return { theme: text }
    case 'insight':
      return { insight: text }
    default:
      return null
  }
}

/**
 * A filter as it is typed, and as the list takes it. What the list cannot do (a value it does not know, a second value
 * of the same key, a negated
 * one) moves to `unknown`, where the page says so: a filter that is shown and does nothing would make everything look like its result.
 */
export function readEvidenceFilter(typed: Filter): { filter: Filter; asked: EvidenceFilter } {
  const filter: Filter = { ...typed, fields: [], unknown: [...typed.unknown] }
  let asked: EvidenceFilter = {}
  for (const field of typed.fields) {
    const part = field.negated || filter.fields.some((one) => one.key === field.key) ? null : askedBy(field)
    if (part === null) filter.unknown.push(fieldText(field))
    else {
      filter.fields.push(field)
      asked = { ...asked, ...part }
    }
  }
  const q = filter.words
    .map((word) => (/\s/.test(word) ? `"${word}"` : word))
    .join(' ')
    .slice(0, 300)
  return { filter, asked: q ? { ...asked, q } : asked }
}
