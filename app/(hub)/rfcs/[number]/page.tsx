import type { Metadata } from 'next'
import { DecisionCard } from '@/components/rfcs/decision-card'
import { DevelopersSaid } from '@/components/rfcs/developers-said'
import { RfcHead } from '@/components/rfcs/rfc-head'
import { RfcText } from '@/components/rfcs/rfc-text'
import { SourceCard } from '@/components/rfcs/source-card'
import { StateRail } from '@/components/rfcs/state-rail'
import { systemClock } from '@/lib/core/clock'
import { param, type SearchParams } from '@/lib/core/url'
import { readablePieces, shown } from '@/lib/evidence/queries'
import { mentionedEvidence } from '@/lib/rfcs/mentions'
import { findVersions } from '@/lib/rfcs/queries'
import { getDiscussion } from '@/lib/rfcs/queries-discuss'
import { pageActorWith } from '@/lib/server/session'
import { pageRfc, pageVersion } from '../page-rfc'

type Props = { params: Promise<{ number: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const rfc = await pageRfc(await pageActorWith('rfc.read'), (await params).number)
  return { title: `RFC ${rfc.number}: ${rfc.title}` }
}

export default async function RfcPage({ params, searchParams }: Props) {
  const actor = await pageActorWith('rfc.read')
  const rfc = await pageRfc(actor, (await params).number)
  const asked = param(await searchParams, 'version')
  const version = asked === undefined ? null : await pageVersion(actor, rfc, asked)
  const text = version ?? rfc
  const [comments, versions, pieces] = await Promise.all([
    getDiscussion(actor, rfc.number),
    findVersions(actor, rfc.number, { limit: 50 }),
    readablePieces(actor, mentionedEvidence(text.body)),
  ])
  const now = systemClock()
  return (
    <>
      <RfcHead rfc={rfc} shown={text.version} title={text.title} versions={versions.data} actor={actor} now={now} />
      <StateRail rfc={rfc} now={now} />
      {rfc.decision && <DecisionCard decision={rfc.decision} now={now} />}
      {rfc.source && <SourceCard source={rfc.source} />}
      <RfcText rfc={rfc} text={text} comments={comments} actor={actor} now={now}>
        <DevelopersSaid pieces={pieces.map(shown)} mayEdit={rfc.mayEdit} now={now} />
      </RfcText>
    </>
  )
}
