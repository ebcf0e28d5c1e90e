import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { Editor } from '@/components/rfcs/editor'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { param, type SearchParams } from '@/lib/core/url'
import { findAutosave } from '@/lib/rfcs/queries-autosave'
import { listTemplates, offeredTemplate } from '@/lib/rfcs/queries-templates'
import { templates } from '@/lib/rfcs/rules-templates'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'New RFC' }

export default async function NewRfcPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('rfc.write')
  const asked = param(await searchParams, 'template')
  const [offered, chosen] = await Promise.all([
    listTemplates(actor),
    asked === undefined ? null : offeredTemplate(asked.slice(0, 80)),
  ])
  const template = chosen ?? templates[0]!
  return (
    <>
      <PageHeader crumbs={[{ label: 'RFCs', href: paths.rfcs() }]} title="New RFC" facts={template.about} />
      <Segmented
        label="Template"
        className="mb-5"
        choices={offered
          .filter((one) => !one.archived)
          .map(({ id, name }) => ({ label: name, href: paths.rfcNew({ template: id }), current: id === template.id }))}
      />
      <Editor
        key={template.id}
        template={template}
        format={template.format}
        title=""
        labels={(template.labels ?? []).join(', ')}
        body={template.body}
        autosave={await findAutosave(actor, { template: template.id })}
      />
    </>
  )
}
