import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { HowWeWork } from '@/components/platform/how-we-work'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { PageHeader, Section } from '@/components/ui/page-header'
import { can } from '@/lib/core/actor'
import { editMission } from '@/lib/platform/actions'
import { getPlatform } from '@/lib/platform/queries'
import { pageActor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Platform' }

export default async function PlatformPage() {
  const actor = await pageActor()
  const { mission } = await getPlatform(actor)
  const canEdit = can(actor, 'settings.write')
  return (
    <>
      <PageHeader
        title="Platform"
        action={can(actor, 'audit.read') && <ButtonLink href={paths.audit()}>Who did what</ButtonLink>}
      />
      <Section title="What the platform team is for">
        {mission ? (
          <p className="max-w-prose text-md whitespace-pre-line">{mission}</p>
        ) : (
          <p className="text-ink-3">Nobody has said it yet{canEdit ? '. One or two sentences are enough.' : '.'}</p>
        )}
        {canEdit && (
          <details className="mt-4">
            <summary className="cursor-pointer text-sm/6 text-ink-2">{mission ? 'Change it' : 'Say it'}</summary>
            <ActionForm action={editMission} submit="Save" className="mt-3" done="Saved.">
              <Field name="mission" label="In the team’s own words" className="w-full">
                {(control) => <Textarea {...control} maxLength={2000} defaultValue={mission} />}
              </Field>
            </ActionForm>
          </details>
        )}
      </Section>
      <HowWeWork />
    </>
  )
}
