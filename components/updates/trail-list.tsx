import { Depth } from '@/components/ui/depth'
import { paths } from '@/lib/core/paths'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { formatCount, formatNumber, plural } from '@/lib/core/format'
import { formatDay } from '@/lib/core/relative-time'
import { excerpt } from '@/lib/core/text/excerpt'
import { ledgerSentence } from '@/lib/updates/rules'
import type { Trail } from '@/lib/updates/schema'

const STANCES = { supports: 'for it', contradicts: 'against it', context: 'context' } as const

/** The trail as a list: the same nodes and links as the picture, and everything that the picture has no room for. */
export function TrailList({ trail }: { trail: Trail }) {
  return (
    <Section title="The trail as a list">
      <ol className="space-y-6">
        <li>
          <h3 className="mb-1 font-semibold">Evidence and insights</h3>
          {trail.insights.length === 0 && <p className="text-ink-2">The item rests on no insight.</p>}
          <ul className="space-y-4">
            {trail.insights.map((insight) => (
              <li key={insight.id}>
                <TextLink href={paths.insight(insight.id)} className="font-medium">
                  {insight.statement}
                </TextLink>
                <span className="text-sm text-ink-3"> · confidence {formatNumber(insight.confidence)} of 10</span>
                <ul className="mt-1 space-y-1 border-l pl-3 text-sm">
                  {insight.evidence.map((piece) => (
                    <li key={piece.id} className="flex items-baseline gap-2">
                      <Depth rung={piece.rung} />
                      <span className="min-w-0">
                        <TextLink href={piece.href ?? paths.evidenceItem(piece.id)} prefetch={false}>
                          {excerpt(piece.text, 160)}
                        </TextLink>
                        <span className="text-ink-3">
                          {' '}
                          · {STANCES[piece.stance]}
                          {piece.team && ` · ${piece.team}`} · {formatDay(new Date(piece.occurredAt))}
                        </span>
                      </span>
                    </li>
                  ))}
                  <Unshown insight={insight} />
                  {insight.hidden > 0 && (
                    <li className="text-ink-3">{plural(insight.hidden, 'more piece')}, counted but not shown to you</li>
                  )}
                </ul>
              </li>
            ))}
          </ul>
          {trail.insightsInAll > trail.insights.length && (
            <p className="mt-3 text-ink-2">
              These are the best founded.{' '}
              <TextLink href={`${paths.item(trail.item.id)}#insights`}>
                All {formatCount(trail.insightsInAll)} insights
              </TextLink>
            </p>
          )}
        </li>
        <li>
          <h3 className="mb-1 font-semibold">What is built on it</h3>
          <TextLink href={paths.item(trail.item.id)}>{trail.item.title}</TextLink>
        </li>
        <li>
          <h3 className="mb-1 font-semibold">What was announced</h3>
          {trail.updates.length === 0 && <p className="text-ink-2">Nothing yet: it has not shipped.</p>}
          <ul className="space-y-1">
            {trail.updates.map((update) => (
              <li key={update.id}>
                <TextLink href={paths.update(update.id)}>{update.title}</TextLink>
                <span className="text-sm text-ink-3"> · {formatDay(new Date(update.publishedAt))}</span>
              </li>
            ))}
          </ul>
        </li>
        <li>
          <h3 className="mb-1 font-semibold">Who was told</h3>
          <p>{trail.updates.length === 0 ? 'Nobody yet.' : `${ledgerSentence(trail.told)}.`}</p>
          {trail.anonymous > 0 && (
            <p className="text-ink-2">
              {plural(trail.anonymous, 'person', 'people')} at least spoke anonymously: nobody knows who, so only the
              published update reaches them.
            </p>
          )}
        </li>
      </ol>
    </Section>
  )
}

/** How many pieces of an insight a trail has no room for, and the way to them. */
function Unshown({ insight: { id, evidence, pieces } }: { insight: Trail['insights'][number] }) {
  const more = pieces.supports + pieces.contradicts + pieces.context - evidence.length
  if (more === 0) return null
  const all = Object.entries(STANCES).flatMap(([stance, words]) => {
    const count = pieces[stance as keyof typeof pieces]
    return count > 0 ? `${formatCount(count)} ${words}` : []
  })
  return (
    <li className="text-ink-3">
      <TextLink href={paths.evidence({ q: `insight:${id}` })}>{plural(more, 'more piece')}</TextLink>, in all{' '}
      {all.join(', ')}
    </li>
  )
}
