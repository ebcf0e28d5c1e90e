import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { redirect } from 'next/navigation'
import { ActionForm } from '@/components/ui/action-form'
import { AreaField, SelectField, TextField } from '@/components/ui/form-fields'
import { Said } from '@/components/updates/said'
import { ShipPreview } from '@/components/updates/ship-preview'
import { AUDIENCE_HELP, AUDIENCE_LABELS } from '@/components/updates/labels'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { getItem } from '@/lib/roadmap/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'
import { shipAction } from '@/lib/updates/actions'
import { quotesBehind, forecastNotifications } from '@/lib/updates/queries-trail'
import { forecastSentence } from '@/lib/updates/rules'
import { AUDIENCES } from '@/lib/updates/schema'

export const metadata: Metadata = { title: 'Ship' }

export default async function ShipPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('roadmap.ship')
  const item = await orNotFound(getItem(actor, (await params).id))
  const href = paths.item(item.id)
  if (!item.actions.some((step) => step.to === 'shipped' && step.allowed)) redirect(href)
  const [said, forecast] = await Promise.all([quotesBehind(actor, item.id, 4), forecastNotifications(actor, item.id)])
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Roadmap', href: paths.roadmap() },
          { label: item.title, href },
        ]}
        title="Ship"
        facts={forecastSentence(forecast)}
      />
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <ActionForm
          action={shipAction}
          submit="Ship and publish"
          beside={
            <ButtonLink href={href} variant="ghost">
              Cancel
            </ButtonLink>
          }
        >
          <input type="hidden" id="ship-form" name="id" value={item.id} />
          <TextField
            name="title"
            label="Title"
            maxLength={200}
            defaultValue={item.title}
            help="What is different now, in the readers' words."
          />
          <AreaField
            name="body"
            label="We did"
            rows={10}
            className="min-h-48"
            maxLength={20_000}
            help="What changed, for whom, how they notice, what was measured. Markdown."
          />
          <SelectField
            name="audience"
            label="Written for"
            defaultValue="everyone"
            help="Value in their words, never effort."
          >
            {AUDIENCES.map((audience) => (
              <option key={audience} value={audience}>
                {AUDIENCE_LABELS[audience]}: {AUDIENCE_HELP[audience]}
              </option>
            ))}
          </SelectField>
        </ActionForm>
        <ShipPreview form="ship-form" initial={item.title} said={said.length > 0 ? <Said pieces={said} /> : null} />
      </div>
    </>
  )
}
