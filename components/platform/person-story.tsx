import { ButtonLink } from '@/components/ui/button'
import { Depth, rungs as RUNGS } from '@/components/ui/depth'
import { Empty } from '@/components/ui/empty'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { formatIsoDay } from '@/lib/core/relative-time'
import { excerpt } from '@/lib/core/text/excerpt'
import { KIND_LABELS } from '@/lib/fieldwork/presenter-labels'
import type { PersonSession } from '@/lib/fieldwork/queries-person'
import type { PersonStory } from '@/lib/platform/queries-people'
import { AskedOfYou } from './asked-of-you'
import { owedWords } from './owed-words'
import { RfcEntries } from './rfc-entries'
import { WhatBecame } from './what-became'

/** A person as the reader may know them: what they wrote under their name, sessions as they agreed, and to themselves all of it. */
export function PersonStorySections({
  story: { own, rfcs, said, sessions, asked, told },
  reads,
  plan,
  now,
}: {
  story: PersonStory
  /** Whether the reader may read sessions. */
  reads: boolean
  /** Where the reader plans an interview with them, if they may. */
  plan: string | null
  now: Date
}) {
  if (!own && rfcs.rfcs.length + said.length + sessions.length === 0) return <NothingNamed plan={plan} />
  const written = <RfcEntries {...rfcs} nothing="You have not written an RFC." now={now} />
  return (
    <>
      {own && <AskedOfYou surveys={asked} />}
      {own && <WhatBecame became={told} now={now} />}
      {rfcs.rfcs.length > 0 && written}
      <SaidInRfcs said={said} now={now} />
      {own && rfcs.rfcs.length === 0 && written}
      {(own || (reads && sessions.length > 0)) && (
        <Section title="Interviews and embeds" id="sessions">
          {sessions.length === 0 ? (
            <p className="max-w-prose text-ink-2">You took part in none.</p>
          ) : (
            <ul className="divide-y border-y">
              {sessions.map((session) => (
                <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
                  <span className="min-w-0 flex-1 basis-64">
                    {session.title ? (
                      <TextLink href={paths.session(session.id)}>{session.title}</TextLink>
                    ) : (
                      KIND_LABELS[session.kind]
                    )}
                    <span className="block text-sm text-ink-3">
                      {formatIsoDay(session.date)} · {consentWords(session)}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
      <p className="max-w-prose text-sm text-ink-3">
        {own
          ? 'Only you see your surveys, what you were told and sessions without your name. Anonymous answers are linked to nobody, so they are not here.'
          : 'Answers to surveys are not shown here, nor sessions in which they did not agree to be named.'}
      </p>
    </>
  )
}

const NothingNamed = ({ plan }: { plan: string | null }) => (
  <Empty title="Nothing under their name yet" action={plan && <ButtonLink href={plan}>Plan an interview</ButtonLink>}>
    RFCs they write, what they say in them, and sessions in which they agree to be named stand here. What they answer in
    surveys never does.
  </Empty>
)

/** How far their team was heard, and what they speak for in it: beside what a person said themselves. */
export function PersonSeat({
  team,
  speaksFor,
  place,
}: Pick<PersonStory, 'team' | 'speaksFor'> & { place: { id: string; name: string } | null }) {
  if (!place) return null
  return (
    <>
      <section aria-labelledby="their-team">
        <h2 id="their-team" className="text-md">
          <TextLink href={paths.team(place.id)}>{place.name}</TextLink>
        </h2>
        {team ? (
          <>
            <dl className="mt-2 divide-y border-y text-sm">
              {team.row.cells.map(({ rung, fill, daysAgo }) => (
                <div key={rung} className="flex items-center justify-between gap-4 py-1.5">
                  <dt className="flex items-center gap-2">
                    <Depth rung={rung} /> <span aria-hidden>{RUNGS[rung].methods}</span>
                  </dt>
                  <dd className="text-ink-3 tabular-nums">
                    {daysAgo !== null ? formatAgo(daysAgo) : fill > 0 ? 'this year' : 'not heard'}
                  </dd>
                </div>
              ))}
            </dl>
            {team.owed && <p className="mt-2 text-sm text-ink-2">{owedWords(team.owed)}</p>}
          </>
        ) : (
          <p className="mt-1 text-sm text-ink-3">It stands on no rung of the ladder.</p>
        )}
      </section>
      {speaksFor.length > 0 && (
        <section aria-labelledby="speaks-for" className="mt-6">
          <h2 id="speaks-for" className="text-md">
            Speaks for
          </h2>
          <ul className="mt-1 space-y-1 text-sm">
            {speaksFor.map(({ champion, capability }) => (
              <li key={champion}>
                {capability ? (
                  <TextLink href={paths.capability(capability.id)}>{capability.name}</TextLink>
                ) : (
                  <TextLink href={paths.champions()}>The platform</TextLink>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const formatAgo = (days: number) => (days === 0 ? 'today' : `${plural(days, 'day')} ago`)

/** As much of what was said as tells what it was about. */
const MOST = 240

function SaidInRfcs({ said, now }: { said: PersonStory['said']; now: Date }) {
  if (said.length === 0) return null
  return (
    <Section title="Said in RFCs" id="said" aside="the newest first">
      <ul className="space-y-4">
        {said.map((one) => (
          <li key={one.id}>
            <p className="max-w-prose wrap-anywhere">{excerpt(one.body, MOST)}</p>
            <p className="mt-0.5 text-sm text-ink-3">
              <TextLink href={paths.rfcComment(one.rfc.number, one.id)}>
                RFC {one.rfc.number}: {one.rfc.title}
              </TextLink>{' '}
              · <Time at={one.at} now={now} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const ISO_DAY = /\d{4}-\d{2}-\d{2}/

const consentWords = ({ consent, agreed, named }: PersonSession): string =>
  consent === 'given'
    ? `consent ${agreed.replace(ISO_DAY, formatIsoDay)}${named ? ', by name' : ''}`
    : consent === 'assumed'
      ? 'consent not recorded yet: the words are not used'
      : consent === 'expired'
        ? 'consent is over: the words are not used'
        : 'consent withdrawn: the words are gone'
