import { filterValues, type Filter } from '@/lib/core/filter'
import { evidenceKinds, rungs, type EvidenceFilter } from './schema'

export const filterKeys = ['kind', 'rung', 'team', 'tag', 'is', 'theme', 'insight'] as const

/** A filter as it is typed, as the list takes it. What it does not know is left out. */
export function evidenceFilterOf(filter: Filter): EvidenceFilter {
  const first = (key: string) => filterValues(filter, key)[0]?.slice(0, 100)
  const states = filterValues(filter, 'is')
  return {
    kind: evidenceKinds.find((kind) => kind === first('kind')),
    rung: rungs.find((rung) => rung === first('rung')),
    team: first('team'),
    theme: first('theme'),
    tag: first('tag')?.slice(0, 60) || undefined,
    insight: first('insight'),
    linked: states.includes('linked') ? 'yes' : states.includes('unlinked') ? 'no' : undefined,
    q:
      filter.words
        .map((word) => (/\s/.test(word) ? `"${word}"` : word))
        .join(' ')
        .slice(0, 300) || undefined,
  }
}
