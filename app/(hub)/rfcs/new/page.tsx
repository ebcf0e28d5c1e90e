import type { Metadata } from 'next'
import { Editor } from '@/components/rfcs/editor'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { param, type SearchParams } from '@/lib/core/url'
import { getUnsaved } from '@/lib/rfcs/commands-unsaved'
import { templateById, templates } from '@/lib/rfcs/templates'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'New RFC' }

export default async function NewRfcPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('rfc.write')
  const template = templateById(param(await searchParams, 'template') ?? '') ?? templates[0]!
  return (
    <>
      <PageHeader crumbs={[{ label: 'RFCs', href: '/rfcs' }]} title="New RFC" facts={template.about} />
      <Segmented
        label="Template"
        className="mb-5"
        choices={templates.map(({ id, name }) => ({ label: name, href: `/rfcs/new?template=${id}`, current: id === template.id }))}
      />
      <Editor key={template.id} template={template.id} format={template.format} title="" labels="" body={template.body} unsaved={await getUnsaved(actor, { template: template.id })} />
    </>
  )
}
