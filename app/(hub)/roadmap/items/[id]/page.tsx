import type { Metadata } from 'next'
import { ItemOutcome } from '@/components/outcomes/item-outcome'
import { ItemScore, ItemStanding, ItemText } from '@/components/roadmap/item-body'
import { ItemCommitment } from '@/components/roadmap/item-commitment'
import { MissionHere } from '@/components/catalog/mission'
import { ItemHead } from '@/components/roadmap/item-head'
import { ItemHistory } from '@/components/roadmap/item-history'
import { ItemLinks } from '@/components/roadmap/item-links'
import { ItemVotes } from '@/components/roadmap/item-votes'
import { ItemPlace } from '@/components/roadmap/item-place'
import { LaunchSection } from '@/components/updates/launch'
import { TextLink } from '@/components/ui/link'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import type { SearchParams } from '@/lib/core/url'
import { listMetrics } from '@/lib/outcomes/queries-metrics'
import { findOutcome } from '@/lib/outcomes/queries-outcome'
import { DELIVERY_NAMES } from '@/lib/outcomes/rules-delivery-metrics'
import { listMeasures } from '@/lib/results/queries-waves'
import { standingOf } from '@/lib/rfcs/queries-decision'
import { getItem, getItemHead, explainRank } from '@/lib/roadmap/queries'
import { listDependencies, listHistory } from '@/lib/roadmap/queries-history'
import { listSimilarItems } from '@/lib/roadmap/queries-similar'
import { listLinks } from '@/lib/roadmap/queries-trackers'
import { findOwnVote, listVotes } from '@/lib/roadmap/queries-votes'
import { getLaunch } from '@/lib/updates/queries-launch'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await pageActorWith('roadmap.read')
  return { title: (await orNotFound(getItemHead(actor, (await params).id))).title }
}

export default async function ItemPage({ params, searchParams }: Props) {
  const actor = await pageActorWith('roadmap.read')
  const { id } = await params
  const query = await searchParams
  const why = can(actor, 'roadmap.score') ? await orNotFound(explainRank(actor, id)) : null
  const item = why?.item ?? (await orNotFound(getItem(actor, id)))
  const now = systemClock()
  const [proposal, history, around, outcome, metrics, measures, own, votes, links, alike] = await Promise.all([
    standingOf(actor, item.rfcNumber),
    why ? listHistory(actor, id, { limit: 20 }) : null,
    why ? listDependencies(actor, id) : null,
    findOutcome(actor, item.id, now),
    can(actor, 'outcome.write') ? listMetrics(actor, { limit: 100 }) : null,
    can(actor, 'outcome.write') && can(actor, 'survey.results') ? listMeasures(actor) : [],
    findOwnVote(actor, id),
    why ? listVotes(actor, id, { limit: 20 }) : null,
    why ? listLinks(actor, id) : null,
    can(actor, 'roadmap.write') ? listSimilarItems(actor, { text: `${item.title} ${item.problem}`, except: id }) : [],
  ])
  const ships = item.status === 'open' && can(actor, 'roadmap.ship')
  const launch = ships ? await getLaunch(actor, id, now) : null
  const similar = alike.map((one) => ({ id: one.id, label: one.title }))
  return (
    <>
      <ItemHead item={item} actor={actor} tab="item" />
      {item.status === 'open' && <MissionHere actor={actor} now={now} />}
      {item.mergedIntoId && (
        <p className="mb-4">
          Merged: <TextLink href={paths.item(item.mergedIntoId)}>the item that took it over</TextLink>.
        </p>
      )}
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 [&>section:first-child]:border-t-0 [&>section:first-child]:pt-0">
          <ItemText item={item} />
          <ItemOutcome
            item={item}
            outcome={outcome}
            metrics={[...(metrics?.data.map((one) => one.name) ?? []), ...DELIVERY_NAMES]}
            measures={measures}
            canWrite={can(actor, 'outcome.write')}
            canReadTree={can(actor, 'insight.read')}
          />
          {why && <ItemStanding why={why} proposal={proposal} params={query} />}
          {around && <ItemCommitment item={item} {...around} params={query} />}
          {launch && <LaunchSection id={id} launch={launch} canTick />}
        </div>
        <div className="min-w-0 lg:[&>section:first-child]:border-t-0 lg:[&>section:first-child]:pt-0">
          {why && <ItemScore why={why} />}
          {why && can(actor, 'roadmap.write') && (
            <ItemPlace item={item} questions={why.questions} insights={why.insights} similar={similar} />
          )}
          {links && <ItemLinks id={id} links={links} params={query} writes={can(actor, 'roadmap.write')} />}
          {own && votes && <ItemVotes item={item} own={own} votes={votes.data} now={now} />}
        </div>
      </div>
      {history && <ItemHistory id={id} lines={history.data} now={now} />}
    </>
  )
}
