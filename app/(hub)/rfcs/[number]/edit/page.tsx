import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { Editor } from '@/components/rfcs/editor'
import { ActionForm } from '@/components/ui/action-form'
import { Empty } from '@/components/ui/empty'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader, Section } from '@/components/ui/page-header'
import { deleteAction } from '@/lib/rfcs/actions'
import { pageRfc } from '../../page-rfc'
import { findAutosave } from '@/lib/rfcs/queries-autosave'
import { templateOf } from '@/lib/rfcs/queries-templates'
import { STATUS_LABELS } from '@/lib/rfcs/presenter-labels'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Edit RFC' }

export default async function EditRfcPage({ params }: { params: Promise<{ number: string }> }) {
  const actor = await pageActorWith('rfc.write')
  const rfc = await pageRfc(actor, (await params).number)
  const crumbs = [
    { label: 'RFCs', href: paths.rfcs() },
    { label: `RFC ${rfc.number}`, href: paths.rfc(rfc.number) },
  ]
  if (!rfc.mayEdit) {
    return (
      <>
        <PageHeader crumbs={crumbs} title={rfc.title} />
        <Empty
          title="This text is not yours to edit"
          action={<ButtonLink href={paths.rfc(rfc.number)}>Back to RFC {rfc.number}</ButtonLink>}
        >
          It is {STATUS_LABELS[rfc.status].toLowerCase()} and belongs to{' '}
          {rfc.author.name || 'whoever wrote the file it came from'}. Select words in it to comment on them.
        </Empty>
      </>
    )
  }
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={`Edit RFC ${rfc.number}`}
        facts={`From version ${rfc.version}. Comments move along with their words.`}
      />
      <Editor
        number={rfc.number}
        version={rfc.version}
        format={rfc.format}
        template={await templateOf(rfc.template)}
        title={rfc.title}
        body={rfc.body}
        labels={rfc.labels.join(', ')}
        autosave={await findAutosave(actor, { number: rfc.number })}
      />
      {rfc.status === 'draft' && (
        <Section title="Delete">
          <ActionForm action={deleteAction} submit="Delete this draft" variant="danger">
            <input type="hidden" name="number" value={rfc.number} />
            <p className="text-ink-2">
              For good, with all its versions. Once others have taken it up, it can be withdrawn.
            </p>
          </ActionForm>
        </Section>
      )}
    </>
  )
}
