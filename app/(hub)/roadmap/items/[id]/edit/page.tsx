import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { ActionForm } from '@/components/ui/action-form'
import { ItemFields } from '@/components/roadmap/item-fields'
import { ButtonLink } from '@/components/ui/button'
import { MissionHere } from '@/components/catalog/mission'
import { systemClock } from '@/lib/core/clock'
import { PageHeader } from '@/components/ui/page-header'
import { editAction } from '@/lib/roadmap/actions'
import { getItem } from '@/lib/roadmap/queries'
import { listItemChoices } from '@/lib/roadmap/queries-choices'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Edit item' }

export default async function EditItemPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('roadmap.write')
  const item = await orNotFound(getItem(actor, (await params).id))
  const choices = await listItemChoices(actor, { insights: item.insights, needs: item.needs })
  const href = paths.item(item.id)
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Roadmap', href: paths.roadmap() },
          { label: item.title, href },
        ]}
        title="Edit item"
      />
      {item.status === 'open' && <MissionHere actor={actor} now={systemClock()} />}
      <ActionForm
        action={editAction}
        submit="Save"
        beside={
          <ButtonLink href={href} variant="ghost">
            Cancel
          </ButtonLink>
        }
      >
        <input type="hidden" name="id" value={item.id} />
        <input type="hidden" name="seen" value={item.updatedAt} />
        <ItemFields item={item} choices={choices} chosen={item.insights} />
      </ActionForm>
    </>
  )
}
