import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { paths } from '@/lib/core/paths'
import { TemplateForm } from '@/components/rfcs/template-form'
import { count } from '@/components/rfcs/labels'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { partOf } from '@/lib/core/parts'
import { param, type SearchParams } from '@/lib/core/url'
import { listTemplates, type TemplateView } from '@/lib/rfcs/queries-templates'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'RFC templates' }

export default async function TemplatesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const all = await listTemplates(await pageActorWith('rfc.template'))
  const params = await searchParams
  const edited = param(params, 'edit')
  const own = all.filter((one) => !one.builtIn)
  const part = partOf(own, param(params, 'part'))
  const chosen = own.find((one) => one.id === edited)
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'RFCs', href: paths.rfcs() }]}
        title="RFC templates"
        facts="Starting points for new RFCs, and the sections they need before review."
      />
      {own.length > 0 && (
        <Templates title="Your own" list={part.rows}>
          <Parts part={part} params={params} label="templates" />
        </Templates>
      )}
      <Templates title="Part of the hub" list={all.filter((one) => one.builtIn)} />
      {chosen ? (
        <Section
          title={`Change ${chosen.name}`}
          aside={
            <Link href={paths.rfcTemplates()} className="underline underline-offset-2">
              Add one instead
            </Link>
          }
        >
          <TemplateForm key={`${chosen.id}:${chosen.version}`} template={chosen} />
        </Section>
      ) : (
        <Section title="Add one">
          <TemplateForm />
        </Section>
      )}
    </>
  )
}

function Templates({ title, list, children }: { title: string; list: TemplateView[]; children?: ReactNode }) {
  return (
    <Section title={title}>
      <ul className="max-w-2xl divide-y rounded-md border">
        {list.map((one) => (
          <li key={one.id} className="px-3 py-2">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{one.name}</span>
              {one.archived && <Badge tone="done">Archived</Badge>}
              <span className="text-sm text-ink-3">
                {one.required.length ? count(one.required.length, 'required section') : 'nothing required'}
              </span>
              {!one.builtIn && (
                <Link
                  href={paths.rfcTemplates({ edit: one.id })}
                  className="ml-auto text-sm underline underline-offset-2"
                >
                  Change<span className="sr-only"> {one.name}</span>
                </Link>
              )}
            </p>
            {one.about && <p className="text-sm text-ink-2">{one.about}</p>}
          </li>
        ))}
      </ul>
      {children}
    </Section>
  )
}
