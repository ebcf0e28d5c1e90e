import type { Metadata } from 'next'
import { ItemHead } from '@/components/roadmap/item-head'
import { TrailList } from '@/components/updates/trail-list'
import { TrailPicture } from '@/components/updates/trail-picture'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'
import { getTrail } from '@/lib/updates/queries-trail'

export const metadata: Metadata = { title: 'Trail' }

export default async function TrailPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('roadmap.score')
  const trail = await orNotFound(getTrail(actor, (await params).id))
  return (
    <>
      <ItemHead item={trail.item} actor={actor} tab="trail" />
      <TrailPicture trail={trail} />
      <TrailList trail={trail} />
    </>
  )
}
