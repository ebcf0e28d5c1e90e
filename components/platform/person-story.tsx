import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/core/paths'
import { formatIsoDay } from '@/lib/core/relative-time'
import { excerpt } from '@/lib/core/text/excerpt'
import { KIND_LABELS } from '@/lib/fieldwork/presenter-labels'
import type { PersonSession } from '@/lib/fieldwork/queries-person'
import type { PersonStory } from '@/lib/platform/queries-people'
import { AskedOfYou } from './asked-of-you'
import { RfcEntries } from './rfc-entries'
import { WhatBecame } from './what-became'

/** A person as the reader may know them: what they wrote under their name, sessions as they agreed, and to themselves all of it. */
export function PersonStorySections({
  story: { own, rfcs, said, sessions, asked, told },
  reads,
  now,
}: {
  story: PersonStory
  /** Whether the reader may read sessions. */
  reads: boolean
  now: Date
}) {
  const written = (
    <RfcEntries {...rfcs} nothing={own ? 'You have not written an RFC.' : 'They have not written an RFC.'} now={now} />
  )
  return (
    <>
      {own && <AskedOfYou surveys={asked} />}
      {own && <WhatBecame became={told} now={now} />}
      {rfcs.rfcs.length > 0 && written}
      <SaidInRfcs said={said} now={now} />
      {rfcs.rfcs.length === 0 && written}
      {(own || reads) && (
        <Section title="Interviews and embeds" id="sessions">
          {sessions.length === 0 ? (
            <p className="max-w-prose text-ink-2">
              {own ? 'You took part in none.' : 'None in which they agreed to be named.'}
            </p>
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
