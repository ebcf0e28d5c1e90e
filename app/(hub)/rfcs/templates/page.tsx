import type { Metadata } from 'next'
import { TemplateForm } from '@/components/rfcs/template-form'
import { count } from '@/components/rfcs/words'
import { Badge } from '@/components/ui/badge'
import { PageHeader, Section } from '@/components/ui/page-header'
import { listTemplates, type TemplateView } from '@/lib/rfcs/queries-templates'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'RFC templates' }

export default async function TemplatesPage() {
  const all = await listTemplates(await pageActorWith('rfc.template'))
  const own = all.filter((one) => !one.builtIn)
  return (
    <>
      <PageHeader crumbs={[{ label: 'RFCs', href: '/rfcs' }, { label: 'Templates' }]} title="RFC templates" facts="What new RFCs are begun from, and what is asked of them before review." />
      {own.length > 0 && (
        <Section title="Your own">
          <div className="max-w-2xl space-y-2">
            {own.map((one) => (
              <details key={one.id} className="rounded-md border">
                <summary className="px-3 py-2">
                  <Facts template={one} />
                </summary>
                <div className="border-t p-3">
                  <TemplateForm key={one.version} template={one} />
                </div>
              </details>
            ))}
          </div>
        </Section>
      )}
      <Section title="Part of the hub">
        <ul className="max-w-2xl space-y-2">
          {all.filter((one) => one.builtIn).map((one) => (
            <li key={one.id} className="rounded-md border px-3 py-2">
              <Facts template={one} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Add one">
        <TemplateForm key={own.length} />
      </Section>
    </>
  )
}

function Facts({ template }: { template: TemplateView }) {
  return (
    <span className="inline-flex max-w-full flex-wrap items-baseline gap-x-2">
      <span className="font-medium">{template.name}</span>
      {template.archived && <Badge tone="done">Archived</Badge>}
      <span className="text-sm text-ink-3">{template.required.length ? count(template.required.length, 'required section') : 'nothing required'}</span>
      {template.about && <span className="basis-full text-sm text-ink-2">{template.about}</span>}
    </span>
  )
}
