import type { Metadata } from 'next'
import { ItemHead } from '@/components/roadmap/item-head'
import { Why } from '@/components/roadmap/why'
import { explainRank } from '@/lib/roadmap/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Why is it here?' }

export default async function WhyPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('roadmap.score')
  const why = await orNotFound(explainRank(actor, (await params).id))
  return (
    <>
      <ItemHead item={why.item} actor={actor} tab="why" />
      <div className="max-w-2xl">
        <Why why={why} />
      </div>
    </>
  )
}
