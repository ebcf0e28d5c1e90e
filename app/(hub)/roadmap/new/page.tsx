import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { ActionForm } from '@/components/ui/action-form'
import { ItemFields } from '@/components/roadmap/item-fields'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import type { SearchParams } from '@/lib/core/url'
import { createAction } from '@/lib/roadmap/actions'
import { listInsightChoices } from '@/lib/roadmap/queries'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'New item' }

export default async function NewItemPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('roadmap.write')
  const chosen = [(await searchParams).insight ?? []].flat()
  const insights = await listInsightChoices(actor, chosen)
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Roadmap', href: paths.roadmap() }]}
        title="New item"
        facts="Impact and effort are yours; reach and confidence come from what was heard."
      />
      <ActionForm
        action={createAction}
        submit="Add item"
        beside={
          <ButtonLink href={paths.roadmap()} variant="ghost">
            Cancel
          </ButtonLink>
        }
      >
        <ItemFields insights={insights} chosen={chosen} />
      </ActionForm>
    </>
  )
}
