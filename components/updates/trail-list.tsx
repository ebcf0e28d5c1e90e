import { Depth } from '@/components/ui/depth'
import { paths } from '@/lib/core/paths'
import { SoftLink } from '@/components/ui/soft-link'
import { Still } from '@/components/ui/still'
import { Section } from '@/components/ui/page-header'
import { formatCount, formatNumber, plural } from '@/lib/core/format'
import { formatDay } from '@/lib/core/relative-time'
import { beginning } from '@/lib/core/text/excerpt'
import { ledgerSentence } from '@/lib/updates/rules'
import type { Trail } from '@/lib/updates/schema'

const STANCES = { supports: 'for it', contradicts: 'against it', context: 'context' } as const

/**
 * The trail as a list: the same nodes and links as the picture, and everything that the picture has no room for. A reader only
 * reads it and follows its links, so it is sent once, as HTML.
 */
export function TrailList({ trail }: { trail: Trail }) {
  return (
    <Section title="The trail as a list">
      <Still>
        <TrailText trail={trail} />
      </Still>
    </Section>
  )
}

/** The same without its heading, as it is written down: for `Still`. */
export function TrailText({ trail }: { trail: Trail }) {
  return (
    <ol className="space-y-6">
      <li>
        <h3 className="mb-1 font-semibold">Evidence and insights</h3>
        {trail.insights.length === 0 && <p className="text-ink-2">The item rests on no insight.</p>}
        <ul className="space-y-4">
          {trail.insights.map((insight) => (
            <li key={insight.id}>
              <SoftLink href={paths.insight(insight.id)} className="text-link font-medium">
                {insight.statement}
              </SoftLink>
              <span className="text-sm text-ink-3"> · confidence {formatNumber(insight.confidence)} of 10</span>
              <ul className="trail-pieces">
                {insight.evidence.map((piece) => (
                  <li key={piece.id}>
                    <Depth rung={piece.rung} />
                    <div>
                      <SoftLink href={piece.href ?? paths.evidenceItem(piece.id)} className="text-link">
                        {beginning(piece.text, 160)}
                      </SoftLink>
                      {[
                        '',
                        STANCES[piece.stance],
                        ...(piece.team ? [piece.team] : []),
                        formatDay(new Date(piece.occurredAt)),
                      ].join(' · ')}
                    </div>
                  </li>
                ))}
                <Unshown insight={insight} />
                {insight.hidden > 0 && <li>{plural(insight.hidden, 'more piece')}, counted but not shown to you</li>}
              </ul>
            </li>
          ))}
        </ul>
        {trail.insightsInAll > trail.insights.length && (
          <p className="mt-3 text-ink-2">
            These are the best founded.{' '}
            <SoftLink href={`${paths.item(trail.item.id)}#insights`} className="text-link">
              All {formatCount(trail.insightsInAll)} insights
            </SoftLink>
          </p>
        )}
      </li>
      <li>
        <h3 className="mb-1 font-semibold">What is built on it</h3>
        <SoftLink href={paths.item(trail.item.id)} className="text-link">
          {trail.item.title}
        </SoftLink>
      </li>
      <li>
        <h3 className="mb-1 font-semibold">What was announced</h3>
        {trail.updates.length === 0 && <p className="text-ink-2">Nothing yet: it has not shipped.</p>}
        <ul className="space-y-1">
          {trail.updates.map((update) => (
            <li key={update.id}>
              <SoftLink href={paths.update(update.id)} className="text-link">
                {update.title}
              </SoftLink>
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
    <li>
      <SoftLink href={paths.evidence({ q: `insight:${id}` })} className="text-link">
        {plural(more, 'more piece')}
      </SoftLink>
      , in all {all.join(', ')}
    </li>
  )
}
