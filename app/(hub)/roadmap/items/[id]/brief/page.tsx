import type { Metadata } from 'next'
import { AUDIENCE_HELP, AUDIENCE_LABELS } from '@/components/updates/labels'
import { buttonStyle } from '@/components/ui/button-style'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { systemClock } from '@/lib/core/clock'
import { apiPaths, paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'
import { getBrief } from '@/lib/updates/queries-brief'
import { AUDIENCES } from '@/lib/updates/schema'

export const metadata: Metadata = { title: 'Brief' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function BriefPage({ params, searchParams }: Props) {
  const actor = await pageActorWith('roadmap.score')
  const [{ id }, query] = await Promise.all([params, searchParams])
  const audience = AUDIENCES.find((one) => one === param(query, 'for')) ?? 'everyone'
  const brief = await orNotFound(getBrief(actor, id, audience, systemClock()))
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Roadmap', href: paths.roadmap() },
          { label: brief.title, href: paths.item(id) },
        ]}
        title={`Brief for ${AUDIENCE_LABELS[audience]}`}
        facts={`It says ${AUDIENCE_HELP[audience]}. Beside each sentence is its source.`}
        overflow={
          <a href={apiPaths.itemBrief(id, { audience })} className={buttonStyle({ variant: 'ghost' })} download>
            As Markdown
          </a>
        }
      />
      <div data-no-print>
        <Segmented
          label="For"
          className="mb-5"
          choices={AUDIENCES.map((one) => ({
            label: AUDIENCE_LABELS[one].replace(/^./, (letter) => letter.toUpperCase()),
            href: paths.itemBrief(id, { for: one }),
            current: one === audience,
          }))}
        />
      </div>
      <article aria-label={brief.title} className="max-w-5xl">
        {brief.sections.length === 0 && (
          <p className="text-ink-2">The item says nothing yet that this audience asks.</p>
        )}
        {brief.sections.map(({ title, claims }) => (
          <Section key={title} title={title}>
            <ul className="-mt-2 divide-y">
              {claims.map(({ text, sources }) => (
                <li
                  key={text}
                  className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-1 py-2.5 sm:grid-cols-[minmax(0,1fr)_15rem]"
                >
                  <p className="max-w-prose text-md break-words">{text}</p>
                  <p className="flex min-w-0 flex-wrap gap-x-4 text-sm sm:flex-col sm:pt-0.5">
                    {sources.map(({ label, href }) => (
                      <TextLink key={href} href={href} className="break-words">
                        {label}
                      </TextLink>
                    ))}
                  </p>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </article>
    </>
  )
}
