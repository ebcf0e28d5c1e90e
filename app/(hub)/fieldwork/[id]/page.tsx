import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Findings } from '@/components/fieldwork/findings'
import { HighlightForm } from '@/components/fieldwork/highlight-form'
import { HighlightList } from '@/components/fieldwork/highlight-list'
import { LineFinder } from '@/components/fieldwork/line-finder'
import { NoteFacts } from '@/components/fieldwork/note-facts'
import { PeoplePanel } from '@/components/fieldwork/people-panel'
import { SelectionBar } from '@/components/fieldwork/selection-bar'
import { TagFilter } from '@/components/fieldwork/tag-filter'
import { TextParts } from '@/components/fieldwork/text-parts'
import { Transcript } from '@/components/fieldwork/transcript'
import { paths } from '@/lib/core/paths'
import { KIND_LABELS } from '@/lib/fieldwork/presenter-labels'
import { ButtonLink } from '@/components/ui/button'
import { Depth } from '@/components/ui/depth'
import { PageHeader } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { Still } from '@/components/ui/still'
import { Time } from '@/components/ui/time'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { partOf } from '@/lib/core/parts'
import { param, type SearchParams } from '@/lib/core/url'
import { rungOf } from '@/lib/evidence/rules'
import { parseTranscript, turnAt } from '@/lib/fieldwork/rules-transcript'
import { beginIn, listedHighlights, partAt, partsOf, tagLanes, viewTurns } from '@/lib/fieldwork/presenter-view'
import { pageActorWith } from '@/lib/server/session'
import { sessionOfPage } from '../page-session'

/** Each comes with forms for their consent. */
const PEOPLE = 10

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await pageActorWith('session.read')
  return { title: (await sessionOfPage(actor, (await params).id)).session.title }
}

export default async function SessionPage({ params, searchParams }: Props) {
  const actor = await pageActorWith('session.read')
  const { id } = await params
  const { session, speakers } = await sessionOfPage(actor, id)
  const mayWrite = can(actor, 'session.write')
  const query = await searchParams
  const chosen = param(query, 'tag')
  const lanes = tagLanes(session.highlights)
  const shown =
    chosen && lanes.has(chosen) ? session.highlights.filter((one) => one.tags.includes(chosen)) : session.highlights
  const tags = [...lanes.keys()].filter(Boolean)
  const transcript = parseTranscript(session.body)
  const unsure = transcript.labelled ? [] : session.participants.filter((one) => one.role === 'participant')
  const whose = unsure.length > 1 ? unsure.map(({ id: value, name }) => ({ id: value, name })) : []
  const parts = partsOf(transcript)
  const line = Number(param(query, 'line'))
  const at = partAt(parts, line)
  const turns = viewTurns(transcript, speakers, shown, parts[at])
  const here = beginIn(turns)
  const beside = listedHighlights(shown, here, { all: parts.length <= 1 || shown !== session.highlights })
  const listed = partOf(beside, param(query, 'part'))
  const people = partOf(session.participants, param(query, 'people'), PEOPLE)
  const lineElsewhere = (highlight: { id: string; start: number }) =>
    here.has(highlight.id)
      ? undefined
      : turnAt(transcript, highlight.start)?.lines.findLast((one) => one.offset <= highlight.start)?.number
  const text = (
    <>
      <Still>
        <Transcript turns={turns} highlights={shown} lanes={lanes} />
      </Still>
      <TextParts parts={parts} at={at} hrefOf={(first) => paths.session(id, { tag: chosen, line: first })} />
      {parts.length > 1 && <LineFinder session={id} />}
    </>
  )
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Fieldwork', href: paths.sessions() }]}
        title={session.title}
        facts={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Depth rung={rungOf('highlight', session.kind)} />
            {[KIND_LABELS[session.kind], session.team].filter(Boolean).join(' · ')}
            <span aria-hidden>·</span>
            <Time at={new Date(session.date)} now={systemClock()} as="day" />
            <span aria-hidden>·</span>
            {plural(session.highlights.length, 'highlight')}
          </span>
        }
        action={
          mayWrite && (
            <ButtonLink href={paths.sessionEdit(id, at > 0 ? { line: String(parts[at]?.first) } : {})} data-edit>
              Edit
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <section aria-label="Text" className="min-w-0">
          {session.note && <NoteFacts note={session.note} />}
          {mayWrite ? (
            <SelectionBar session={id} tags={tags} speakers={whose}>
              {text}
            </SelectionBar>
          ) : (
            text
          )}
        </section>
        <aside aria-label="About this session" className="session-panel">
          <Part title="People and consent">
            <PeoplePanel
              session={id}
              participants={people.rows}
              among={session.participants}
              mayWrite={mayWrite}
              params={query}
            />
            <Parts part={people} params={query} name="people" label="people" />
          </Part>
          {session.findings.length > 0 && (
            <Part title="To check">
              <Findings session={id} findings={session.findings} mayWrite={mayWrite} />
            </Part>
          )}
          {tags.length > 0 && (
            <Part title="Tags">
              <TagFilter session={id} highlights={session.highlights} lanes={lanes} chosen={chosen} />
            </Part>
          )}
          <Part title={chosen && shown !== session.highlights ? `Highlights tagged ${chosen}` : 'Highlights'}>
            {beside.length > 0 && (
              <HighlightList
                session={id}
                tag={chosen}
                highlights={listed.rows}
                lineElsewhere={lineElsewhere}
                lanes={lanes}
                mayWrite={mayWrite}
              />
            )}
            <Parts part={listed} params={query} label="highlights" />
            {beside.length < shown.length && (
              <p className="mt-2 text-sm text-ink-3">
                {beside.length} of {plural(shown.length, 'highlight')}; the others stand in other parts of the text.
              </p>
            )}
            {shown.length === 0 && (
              <p className="text-sm text-ink-2">None yet. Select words in the text to make evidence of them.</p>
            )}
            {mayWrite && (
              <details className="mt-3 text-sm">
                <summary className="text-ink-2">Highlight by pasting words</summary>
                <div className="mt-2">
                  <HighlightForm session={id} tags={tags} speakers={whose} />
                </div>
              </details>
            )}
          </Part>
        </aside>
      </div>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t pt-3 pb-6 first:border-t-0 first:pt-0">
      <h2 className="mb-2 text-sm font-semibold text-ink-2">{title}</h2>
      {children}
    </section>
  )
}
