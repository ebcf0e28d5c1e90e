import type { Metadata } from 'next'
import { apiPaths } from '@/lib/core/paths'
import { Approvals } from '@/components/rfcs/approvals'
import { Coauthors } from '@/components/rfcs/coauthors'
import { MissionLine } from '@/components/catalog/mission'
import { DecisionCard } from '@/components/rfcs/decision-card'
import { DevelopersSaid } from '@/components/rfcs/developers-said'
import { Flags } from '@/components/rfcs/flags'
import { FollowMenu } from '@/components/rfcs/follow-menu'
import { LinksCard } from '@/components/rfcs/links-card'
import { readDiscussionParams } from '@/components/rfcs/discussion-params'
import { NewVersion } from '@/components/rfcs/new-version'
import { RfcHead } from '@/components/rfcs/rfc-head'
import { RfcRail } from '@/components/rfcs/rfc-rail'
import { RfcText } from '@/components/rfcs/rfc-text'
import { SourceCard } from '@/components/rfcs/source-card'
import { StateRail } from '@/components/rfcs/state-rail'
import { Still } from '@/components/ui/still'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { param, type SearchParams } from '@/lib/core/url'
import { toEvidence } from '@/lib/evidence/presenter'
import { visit } from '@/lib/rfcs/commands-visit'
import { pageActorWith } from '@/lib/server/session'
import { pageParts, pageText, pageVersion } from '../page-rfc'

type Props = { params: Promise<{ number: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number, title } = await pageText(await pageActorWith('rfc.read'), (await params).number)
  return { title: `RFC ${number}: ${title}` }
}

export default async function RfcPage({ params, searchParams }: Props) {
  const actor = await pageActorWith('rfc.read')
  const current = await pageText(actor, (await params).number)
  const { number } = current
  const search = await searchParams
  const view = readDiscussionParams(number, search)
  const asked = param(search, 'version')
  const text = asked === undefined ? current : await pageVersion(actor, current, asked)
  const now = systemClock()
  await visit(actor, current, text.version, now)
  const mayComment = can(actor, 'rfc.comment')
  const { rfc, discussion, versions, pieces, drafts, past, follows, graph, items, named, shownAs, mission } =
    await pageParts(actor, current, text, view, now)
  const mine = rfc.yours.length > 0 && rfc.stage.editable
  const mayApprove = rfc.stage.approvable && can(actor, 'rfc.approve') && !rfc.isYours
  return (
    <>
      <RfcHead
        rfc={rfc}
        shown={text.version}
        title={text.title}
        versions={versions.data}
        now={now}
        follow={<FollowMenu number={rfc.number} labels={rfc.labels} {...follows} feed={apiPaths.rfcFeed(rfc.number)} />}
      />
      <NewVersion number={rfc.number} version={rfc.version} />
      <Still>
        <StateRail rfc={rfc} now={now} />
      </Still>
      {!rfc.decision && (
        <Still>
          <MissionLine mission={mission} />
        </Still>
      )}
      {rfc.status === 'draft' && rfc.isYours && (
        <p className="mb-4 max-w-[72ch] text-sm text-ink-2">
          Everyone who may read RFCs can open this draft. No one is told of it before its review begins.
        </p>
      )}
      {rfc.unready && rfc.mayEdit && (
        <p id="unready" tabIndex={-1} className="mb-4 max-w-[72ch] rounded-md bg-warn-soft px-3 py-2 text-sm">
          {rfc.unready}
        </p>
      )}
      {rfc.stage.approvable && <Flags rfc={rfc} mayFlag={mayComment && !rfc.isYours} now={now} />}
      {rfc.decision && (
        <Still>
          <DecisionCard decision={rfc.decision} now={now} />
        </Still>
      )}
      {rfc.source && <SourceCard source={rfc.source} />}
      <RfcText
        rfc={rfc}
        text={text}
        shownAs={shownAs}
        discussion={discussion}
        drafts={drafts}
        params={view}
        past={past}
        actor={actor}
        mayApprove={mayApprove}
        now={now}
        rail={
          <RfcRail
            rfc={rfc}
            me={actor.id}
            mayApprove={mayApprove}
            evidence={pieces.length}
            links={items.length + graph.edges.filter(({ from, to }) => from === rfc.number || to === rfc.number).length}
          />
        }
        aside={
          <>
            <Coauthors rfc={rfc} emails={named.coauthors} mayChange={mine} />
            <Approvals
              rfc={rfc}
              asked={named.approvers.join('\n')}
              mayAsk={mine}
              maySetQuorum={can(actor, 'rfc.override')}
            />
            <LinksCard
              number={rfc.number}
              graph={graph}
              items={items}
              mayLink={rfc.yours.length > 0}
              mayLinkItem={can(actor, 'roadmap.write')}
              accepted={rfc.status === 'accepted'}
            />
          </>
        }
      >
        <Still>
          <DevelopersSaid pieces={pieces.map(toEvidence)} mayEdit={rfc.mayEdit} now={now} />
        </Still>
      </RfcText>
    </>
  )
}
