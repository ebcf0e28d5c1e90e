import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { formatIsoDay } from '@/lib/core/relative-time'
import { beginning } from '@/lib/core/text/excerpt'
import type { ChampionBrief } from '@/lib/platform/schema-champions'

/** A list of links, or why there is none. */
function Entries({ nothing, children }: { nothing: string; children: ReactNode[] }) {
  if (children.length === 0) return <p className="text-ink-3">{nothing}</p>
  return <ul className="max-w-3xl divide-y border-y text-sm">{children}</ul>
}

const entry = (key: string | number, href: ReturnType<typeof paths.update>, text: string, beside?: ReactNode) => (
  <li key={key} className="flex flex-wrap justify-between gap-x-4 py-1.5">
    <TextLink href={href} className="min-w-0">
      {text}
    </TextLink>
    {beside && <span className="text-ink-3">{beside}</span>}
  </li>
)

const owedWords = (owed: NonNullable<ChampionBrief['owed']>): string => {
  if (owed === 'none') return 'Nobody of this team is behind a published update.'
  if (owed === 'few') return 'Too few people of this team are behind updates to say how many wait for an answer.'
  return `${plural(owed.owed, 'person', 'people')} of this team still to be told; ${owed.told} told.`
}

/** What a champion needs to know now, part by part; a part with nothing in it says so. */
export function ChampionBriefSections({ brief }: { brief: ChampionBrief }) {
  const { updates, coming, retirements, waiting, owed, questions } = brief
  return (
    <>
      <Section title="Published in the last two months">
        <Entries nothing="Nothing was published about it.">
          {updates.map(({ id, title, publishedAt }) => entry(id, paths.update(id), title, formatIsoDay(publishedAt)))}
        </Entries>
      </Section>
      <Section title="What ends">
        <Entries nothing="Nothing that your team uses ends.">
          {retirements.map(({ id, name, lastDay, replacement, toldAt }) =>
            entry(
              id,
              paths.capability(id),
              `${name} ${lastDay ? `ends on ${formatIsoDay(lastDay)}` : 'ends; no day is named'}${replacement ? `. Instead: ${replacement}` : '. No replacement is named'}`,
              toldAt ? `your team was told ${formatIsoDay(toldAt)}` : 'your team was not told yet',
            ),
          )}
        </Entries>
      </Section>
      <Section title="Planned">
        <Entries nothing="Nothing is planned for it.">
          {coming.map(({ id, title, horizon }) => entry(id, paths.item(id), title, horizon))}
        </Entries>
      </Section>
      <Section title="Owed">
        {waiting && (
          <Entries nothing="No answer waits for you.">
            {waiting.map(({ id, title }) => entry(id, paths.update(id), title, 'answers what you said'))}
          </Entries>
        )}
        {owed && <p className="mt-2 max-w-prose text-ink-2">{owedWords(owed)}</p>}
      </Section>
      <Section title="Open questions of the team">
        <Entries nothing="No proposal of the team is discussed, and nothing it said waits for an insight.">
          {[
            ...questions.rfcs.map(({ number, title, status }) =>
              entry(
                `rfc ${number}`,
                paths.rfc(number),
                `RFC ${number}: ${title}`,
                status === 'last-call' ? 'last call' : 'in review',
              ),
            ),
            ...questions.pieces.map(({ id, text }) =>
              entry(id, paths.evidenceItem(id), beginning(text, 160), 'behind no insight yet'),
            ),
          ]}
        </Entries>
      </Section>
    </>
  )
}
