import { Why } from '@/components/roadmap/why'
import { WhySheet } from '@/components/roadmap/why-sheet'
import { whyIsItHere } from '@/lib/roadmap/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

/** "Why is it here?" over the page it was asked on. */
export default async function WhyPanel({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('roadmap.score')
  const why = await orNotFound(whyIsItHere(actor, (await params).id))
  return (
    <WhySheet title={why.item.title}>
      <Why why={why} />
    </WhySheet>
  )
}
