import type { Metadata } from 'next'
import { ImportLines } from '@/components/imports/import-lines'
import { Imported } from '@/components/imports/imported'
import { PreviewForm } from '@/components/imports/preview-form'
import { Running } from '@/components/imports/running'
import { Status } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { paths } from '@/lib/core/paths'
import { STATE_LABELS } from '@/lib/imports/presenter-labels'
import { getImport, listImported, listNames } from '@/lib/imports/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Import' }

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([pageActorWith('import.write'), params])
  const view = await orNotFound(getImport(actor, id))
  const [{ things, all }, names] = await Promise.all([orNotFound(listImported(actor, id)), listNames(actor, [view])])
  const state = STATE_LABELS[view.state]
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Import', href: paths.imports() }]}
        title={names.get(id)!}
        status={<Status tone={state.tone}>{state.words}</Status>}
        facts={view.reason}
      />
      {view.state === 'running' ? <Running view={view} /> : <ImportLines view={view} />}
      {view.state === 'preview' && <PreviewForm view={view} />}
      {(view.state === 'done' || view.state === 'failed' || view.state === 'undone') && (
        <Imported view={view} things={things} all={all} />
      )}
    </>
  )
}
