import { EvidenceCard } from '@/components/evidence/evidence-item'
import { ButtonLink } from '@/components/ui/button'
import { Depth, rungs as RUNGS } from '@/components/ui/depth'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { sourceHref } from '@/lib/evidence/presenter-labels'
import type { LadderCell } from '@/lib/evidence/rules-ladder'
import type { TeamStory } from '@/lib/platform/queries-people'
import { owedWords } from './owed-words'
import { RfcEntries } from './rfc-entries'

const AMOUNT = { 0: 'Nothing this year', 1: 'A little', 2: 'Some', 3: 'Much' } as const
const quoted = (name: string) => (/\s/.test(name) ? `"${name}"` : name)
const evidenceOf = (name: string, rung?: string) =>
  paths.evidence({ q: `team:${quoted(name)}${rung ? ` rung:${rung}` : ''}` })

/** What was heard from a team on each rung, what it said last, what it proposed, what it was told and what is due. */
export function TeamStorySections(props: {
  name: string
  story: TeamStory
  canPlan: boolean
  mayReadSessions: boolean
  now: Date
}) {
  const { name, story, canPlan, mayReadSessions, now } = props
  const { ladder, owed, heard, rfcs, told } = story
  return (
    <>
      <Section title="Heard" id="heard" aside="in the last year">
        {ladder ? (
          <dl className="grid gap-x-8 gap-y-4 border-y py-4 sm:grid-cols-3">
            {ladder.cells.map((cell) => (
              <Rung key={cell.rung} name={name} cell={cell} />
            ))}
          </dl>
        ) : (
          <p className="text-ink-2">Nothing was heard from this team yet.</p>
        )}
        {owed && (
          <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
            <span>{owedWords(owed)}</span>
            {canPlan && (
              <ButtonLink
                size="sm"
                variant="primary"
                href={owed.next === 'survey' ? paths.surveys() : paths.sessionNew({ kind: owed.next, team: name })}
              >
                {owed.next === 'survey' ? 'Ask them' : owed.next === 'embed' ? 'Plan an embed' : 'Plan an interview'}
              </ButtonLink>
            )}
          </p>
        )}
      </Section>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 xl:grid-cols-2">
        <Section title="What it said last" id="said" aside={<TextLink href={evidenceOf(name)}>All of it</TextLink>}>
          {heard.length === 0 ? (
            <p className="max-w-prose text-ink-2">
              Nothing that names this team. Answers of small groups are evidence without a team.
            </p>
          ) : (
            <ul className="divide-y border-y">
              {heard.map((piece) => (
                <li key={piece.id} className="py-3">
                  <EvidenceCard piece={piece} clamp href={sourceHref(piece, mayReadSessions)} />
                </li>
              ))}
            </ul>
          )}
        </Section>
        <div>
          <RfcEntries {...rfcs} nothing="No RFC is this team’s." now={now} />
          {told && (
            <Section title="Told" id="told">
              <p className="max-w-prose text-ink-2">{toldWords(told)}</p>
            </Section>
          )}
        </div>
      </div>
    </>
  )
}

function Rung({ name, cell: { rung, fill, daysAgo } }: { name: string; cell: LadderCell }) {
  return (
    <div>
      <dt className="flex items-center gap-2 text-xs text-ink-3">
        <Depth rung={rung} /> <span aria-hidden>{RUNGS[rung].name}</span>
      </dt>
      <dd className="mt-0.5 text-md">{AMOUNT[fill]}</dd>
      {daysAgo !== null && (
        <dd className="mt-0.5 text-xs text-ink-3">
          last {daysAgo === 0 ? 'today' : `${plural(daysAgo, 'day')} ago`} ·{' '}
          <TextLink href={evidenceOf(name, rung)}>read</TextLink>
        </dd>
      )}
    </div>
  )
}

const toldWords = (told: NonNullable<TeamStory['told']>): string => {
  if (told === 'none') return 'Nobody of this team is behind a published update yet.'
  if (told === 'few') return 'Too few people of this team are behind updates to say how many were told.'
  return (
    `${plural(told.told, 'person was', 'people were')} told what became of what they said` +
    (told.owed > 0 ? `; ${plural(told.owed, 'person is', 'people are')} still to be told.` : '.')
  )
}
