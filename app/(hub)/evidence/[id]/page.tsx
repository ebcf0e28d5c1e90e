import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { DatedPieces } from '@/components/evidence/dated-pieces'
import { EvidenceCard, EvidenceFacts } from '@/components/evidence/evidence-item'
import { attributionLabel, KIND_LABELS, sourceHref } from '@/lib/evidence/presenter-labels'
import { TagAdvice } from '@/components/evidence/tag-advice'
import { Unmerge } from '@/components/insights/said-twice'
import { TwinList } from '@/components/insights/twin-list'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Link, TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { CommentInThread, QuoteInTalk } from '@/components/platform/piece-context'
import { can } from '@/lib/core/actor'
import { formatFilter } from '@/lib/core/filter'
import { adviseTags } from '@/lib/evidence/queries-tags'
import { getEvidence } from '@/lib/evidence/queries'
import { listBeside } from '@/lib/evidence/queries-beside'
import { listSaidTwice, listTwins } from '@/lib/evidence/queries-same'
import { findQuoteContext } from '@/lib/fieldwork/queries-context'
import { insightsOn } from '@/lib/insights/queries'
import { listAlsoSaid } from '@/lib/insights/queries-themes'
import { listWavePieces } from '@/lib/insights/queries-waves'
import { findThreadContext } from '@/lib/rfcs/queries-thread'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

const MAX_TWINS = 5
const BESIDE = 5

export const metadata: Metadata = { title: 'Evidence' }

const tagFilter = (value: string) =>
  formatFilter({ words: [], fields: [{ key: 'tag', value, negated: false }], unknown: [] })

const stances = {
  supports: { words: 'Supports', tone: 'good' },
  contradicts: { words: 'Contradicts', tone: 'bad' },
  context: { words: 'Context for', tone: 'neutral' },
} as const

export default async function PiecePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('evidence.read')
  const { id } = await params
  const piece = await orNotFound(getEvidence(actor, id))
  const mayWrite = can(actor, 'insight.write')
  const mayTag = piece.kind === 'highlight' && can(actor, 'session.write')
  const [insights, alsoSaid, twice, twins, advice, beside, talk, thread, waves] = await Promise.all([
    can(actor, 'insight.read') ? insightsOn(actor, id) : [],
    can(actor, 'theme.read') ? listAlsoSaid(actor, id) : [],
    listSaidTwice(actor, id),
    mayWrite ? listTwins(actor, { of: id, limit: MAX_TWINS }) : null,
    mayTag ? adviseTags(actor, id) : null,
    listBeside(actor, id, BESIDE),
    piece.kind === 'highlight' ? findQuoteContext(actor, piece.ref.id) : null,
    piece.kind === 'rfc-comment' ? findThreadContext(actor, piece.ref.id) : null,
    listWavePieces(actor, piece.ref),
  ])
  const href = sourceHref(piece, can(actor, 'session.read'))
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Evidence', href: paths.evidence() }]}
        title={KIND_LABELS[piece.kind]}
        facts={<EvidenceFacts piece={piece} href={href} titled />}
        action={
          mayWrite && (
            <ButtonLink variant="primary" href={paths.insightNew({ e: piece.id })}>
              Create insight
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0">
          <blockquote className="max-w-prose border-l-2 border-accent pl-4 text-lg wrap-anywhere whitespace-pre-line">
            {piece.text}
          </blockquote>
          {piece.tags.length > 0 && (
            <p className="mt-3 flex flex-wrap gap-1.5">
              {piece.tags.map((tag) => (
                <Link key={tag} href={paths.evidence({ q: tagFilter(tag) })}>
                  <Badge>{tag}</Badge>
                </Link>
              ))}
            </p>
          )}
          {talk && <QuoteInTalk context={talk} />}
          {thread && <CommentInThread piece={piece.ref.id} context={thread} />}
          {waves.length > 0 && (
            <Section title="The same question in other waves" className="mt-8">
              <DatedPieces pieces={waves} className="max-w-prose space-y-2" />
            </Section>
          )}
          <SaidTwice piece={id} twice={twice} mayWrite={mayWrite} />
          {twins && twins.data.length > 0 && (
            <Section title="May say the same" aside="shared words; a person decides" className="mt-8">
              <TwinList twins={twins.data} label="May say the same" />
            </Section>
          )}
          {alsoSaid.length > 0 && (
            <Section title="People also said" aside="similar topic, not always the same opinion" className="mt-8">
              <ul className="max-w-prose space-y-2">
                {alsoSaid.map((one) => (
                  <li key={one.id}>
                    <Link href={paths.evidenceItem(one.id)} className="line-clamp-3 hover:underline">
                      “{one.text}”
                    </Link>
                    {one.same && <Badge>the same words</Badge>}
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
        <div className="max-lg:mt-8 max-lg:border-t max-lg:pt-4">
          <Section title="Used in insights" className="first:border-t-0 first:pt-0">
            {insights.length === 0 && (
              <p className="text-ink-3">
                None yet. {mayWrite && <TextLink href={paths.insightDesk()}>Sort evidence</TextLink>}
              </p>
            )}
            <ul className="space-y-3">
              {insights.map((one) => (
                <li key={one.id}>
                  <Badge tone={stances[one.stance].tone}>{stances[one.stance].words}</Badge>
                  <TextLink href={paths.insight(one.id)} className="mt-0.5 block">
                    {one.statement}
                  </TextLink>
                </li>
              ))}
            </ul>
          </Section>
          {advice && advice.suggestions.length > 0 && (
            <Section title="Tags of near pieces" aside="proposed, never set by itself">
              <TagAdvice highlight={piece.ref.id} advice={advice} />
            </Section>
          )}
          {beside.length > 0 && (
            <Section title="From the same source">
              <ul className="space-y-3 text-sm">
                {beside.map((one) => (
                  <li key={one.id}>
                    <Link href={paths.evidenceItem(one.id)} className="line-clamp-2 wrap-anywhere hover:underline">
                      {one.text}
                    </Link>
                    <span className="text-ink-3">{attributionLabel(one)}</span>
                  </li>
                ))}
              </ul>
              {href && (
                <p className="mt-3 text-sm">
                  <TextLink href={href}>Open the source</TextLink>
                </p>
              )}
            </Section>
          )}
        </div>
      </div>
    </>
  )
}

/** What stands for a piece, or what it stands for. */
function SaidTwice({
  piece,
  twice: { keptBy, standsFor },
  mayWrite,
}: {
  piece: string
  twice: Awaited<ReturnType<typeof listSaidTwice>>
  mayWrite: boolean
}) {
  if (keptBy) {
    return (
      <Section title="Merged" aside="another piece stands for this one in lists and insights" className="mt-8">
        <EvidenceCard piece={keptBy} clamp href={paths.evidenceItem(keptBy.id)} />
        {mayWrite && <Unmerge piece={piece} keep={keptBy.id} />}
      </Section>
    )
  }
  if (standsFor.length === 0) return null
  return (
    <Section title="Also said" aside="this piece stands for them; everyone who said it is counted" className="mt-8">
      <ul className="divide-y">
        {standsFor.map((one) => (
          <li key={one.id} className="py-2">
            <EvidenceCard piece={one} clamp href={paths.evidenceItem(one.id)} />
            {mayWrite && <Unmerge piece={one.id} keep={piece} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}
