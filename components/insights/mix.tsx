import { MixBars } from '@/components/charts/mix-bars'
import { formatPercent, plural } from '@/lib/core/format'
import type { Insight } from '@/lib/insights/schema'
import { withoutVoices } from './without-voices'

/** So many of the most and of the least heard teams are drawn. */
const MOST = 8

/** Who is behind it against who there is, and who is missing, as a sentence first. */
export function Mix({ insight }: { insight: Insight }) {
  const { dissimilarity, missing, unknown, topShare, mix } = insight.representation
  if (mix.length === 0)
    return <p className="text-ink-3">No team has a headcount yet, so there is nothing to compare with.</p>
  if (dissimilarity === null) return <p className="text-ink-3">No team is known behind this evidence.</p>
  const sorted = [...mix].sort((a, b) => b.share - a.share || b.companyShare - a.companyShare)
  const rows = sorted.length > 2 * MOST ? [...sorted.slice(0, MOST), ...sorted.slice(-MOST)] : sorted
  const finding =
    unknown.length > 0
      ? `The team of some is not known, so ${plural(unknown.length, 'team')} may or may not be heard`
      : missing.length === 0
        ? 'Every team is heard'
        : `${plural(missing.length, 'team')} not ` +
          `heard: ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ` and ${missing.length - 3} more` : ''}`
  return (
    <MixBars
      name="insight-mix"
      evidence={unknown.length > 0 ? 'people for it whose team is known' : 'people for it'}
      finding={finding}
      caption={
        `Difference from the company’s team mix: ${formatPercent(dissimilarity)} (index of dissimilarity; 0 % is the same mix). ` +
        `The largest team is ${formatPercent(topShare ?? 0)} of the people for it.${unknown.length > 0 ? ' Both are of those whose team is known.' : ''}${rows.length < mix.length ? ` The ${MOST} most and the ${MOST} least heard of ${mix.length} teams.` : ''}`
      }
      rows={rows.map((row) => ({
        label: row.team,
        evidence: row.share,
        company: row.companyShare,
        without: withoutVoices(row.team, insight.representation),
      }))}
    />
  )
}
