import type { Metadata } from 'next'
import { ItemStanding, ItemText } from '@/components/roadmap/item-body'
import { ItemHead } from '@/components/roadmap/item-head'
import { ItemPlace } from '@/components/roadmap/item-place'
import { can } from '@/lib/core/actor'
import { standingOf } from '@/lib/rfcs/queries-decision'
import { getItem, explainRank } from '@/lib/roadmap/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await pageActorWith('roadmap.read')
  return { title: (await orNotFound(getItem(actor, (await params).id))).title }
}

export default async function ItemPage({ params }: Props) {
  const actor = await pageActorWith('roadmap.read')
  const { id } = await params
  const why = can(actor, 'roadmap.score') ? await orNotFound(explainRank(actor, id)) : null
  const item = why?.item ?? (await orNotFound(getItem(actor, id)))
  const proposal = await standingOf(actor, item.rfcNumber)
  return (
    <>
      <ItemHead item={item} actor={actor} tab="item" />
      <ItemText item={item} />
      {why && <ItemStanding why={why} proposal={proposal} />}
      {can(actor, 'roadmap.write') && <ItemPlace item={item} />}
    </>
  )
}
