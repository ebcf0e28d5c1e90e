import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { ActionForm } from '@/components/ui/action-form'
import { ItemFields } from '@/components/roadmap/item-fields'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { param, type SearchParams } from '@/lib/core/url'
import { standingOf } from '@/lib/rfcs/queries-decision'
import { createAction } from '@/lib/roadmap/actions'
import { listItemChoices } from '@/lib/roadmap/queries-choices'
import { pageActorWith } from '@/lib/server/session'

const MAX_RFC = 2_000_000_000

export const metadata: Metadata = { title: 'New item' }

export default async function NewItemPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('roadmap.write')
  const search = await searchParams
  const chosen = [search.insight ?? []].flat()
  const number = Number(param(search, 'rfc'))
  const [choices, proposal] = await Promise.all([
    listItemChoices(actor, { insights: chosen, needs: [] }),
    standingOf(actor, Number.isInteger(number) && number > 0 && number <= MAX_RFC ? number : null),
  ])
  const draft = proposal
    ? { title: proposal.title, problem: proposal.decision?.rationale ?? '', rfcNumber: proposal.number }
    : {}
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
        <ItemFields draft={draft} choices={choices} chosen={chosen} />
      </ActionForm>
    </>
  )
}
