import type { Metadata } from 'next'
import { HighlightForm } from '@/components/fieldwork/highlight-form'
import { HighlightList } from '@/components/fieldwork/highlight-list'
import { PeoplePanel } from '@/components/fieldwork/people-panel'
import { SelectionBar } from '@/components/fieldwork/selection-bar'
import { Transcript } from '@/components/fieldwork/transcript'
import { kindNames } from '@/components/fieldwork/words'
import { ButtonLink } from '@/components/ui/button'
import { Depth } from '@/components/ui/depth'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/core/actor'
import { plural } from '@/lib/core/format'
import { rungOf } from '@/lib/evidence/rules'
import { getSession, sessionSpeakers } from '@/lib/fieldwork/queries'
import { viewTurns } from '@/lib/fieldwork/rules-view'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Session' }

const aside = 'border-t pt-3 pb-6'

export default async function SessionPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('session.read')
  const { id } = await params
  const [session, speakers] = await orNotFound(Promise.all([getSession(actor, id), sessionSpeakers(actor, id)]))
  const mayWrite = can(actor, 'session.write')
  const turns = viewTurns(session.body, speakers, session.highlights)
  const tags = [...new Set(session.highlights.flatMap((one) => one.tags))].sort()
  const text = <Transcript turns={turns} highlights={session.highlights} />
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Fieldwork', href: '/fieldwork' }]}
        title={session.title}
        status={<Depth rung={rungOf('highlight', session.kind)} />}
        facts={[kindNames[session.kind], session.team, session.date, plural(session.highlights.length, 'highlight')].filter(Boolean).join(' · ')}
        action={mayWrite && <ButtonLink href={`/fieldwork/${id}/edit`} data-edit>Edit</ButtonLink>}
      />
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <section aria-label="Text" className="min-w-0 max-lg:order-2">
          {mayWrite ? <SelectionBar session={id} tags={tags}>{text}</SelectionBar> : text}
        </section>
        <aside className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto">
          <section className={aside}>
            <h2 className="text-md">People and consent</h2>
            <PeoplePanel session={id} participants={session.participants} mayWrite={mayWrite} />
          </section>
          <section className={aside}>
            <h2 className="text-md">Highlights</h2>
            <HighlightList session={id} highlights={session.highlights} mayWrite={mayWrite} />
            {mayWrite && (
              <details className="mt-2">
                <summary className="cursor-pointer text-sm text-ink-2">Paste words instead</summary>
                <div className="mt-2"><HighlightForm session={id} tags={tags} /></div>
              </details>
            )}
          </section>
        </aside>
      </div>
    </>
  )
}
