import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { goneWords } from '@/lib/catalog/rules-champions'
import type { Champions, ToAsk } from '@/lib/catalog/schema-champions'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { EndChampion, NameChampion } from './champion-forms'

/** Teams and people that a page names one by one. */
const SHOWN = 50
const WITHOUT_SHOWN = 12

/** Whom the reader can ask in their own team: the first words of a capability's page. */
export function AskInTeam({ ask }: { ask: readonly ToAsk[] }) {
  if (ask.length === 0) return null
  const others = ask.filter(({ you }) => !you)
  const own = ask.find(({ you }) => you)
  return (
    <p className="mb-5 max-w-prose">
      {own && (
        <>
          You speak for it in your team: <TextLink href={paths.champion(own.champion)}>what you need to know</TextLink>
          .{' '}
        </>
      )}
      {others.length > 0 && (
        <>
          In your team, ask{' '}
          {others.map(({ champion, name, email }, index) => (
            <span key={champion}>
              {index > 0 && ' or '}
              <a href={`mailto:${email}`} className="underline underline-offset-2">
                {name}
              </a>
            </span>
          ))}
          .
        </>
      )}
    </p>
  )
}

/** Who speaks for it in their team, and where nobody does. @param capability null: for the platform as a whole */
export function ChampionsSection(props: {
  capability: string | null
  champions: Champions
  canEdit: boolean
  /** The reader. */
  me: string
}) {
  const { capability, champions: found, canEdit, me } = props
  const { champions, gone, without } = found
  return (
    <Section id="champions" title="Champions" aside="They speak for it in their team">
      {champions.length === 0 ? (
        <p className="text-ink-3">
          {capability === null ? 'The platform has no champion in any team yet.' : 'No team has a champion for it yet.'}
        </p>
      ) : (
        <ul aria-label="Champions" className="max-w-5xl text-sm">
          {champions.slice(0, SHOWN).map(({ id, person, team }) => (
            <li key={id} className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 border-b py-1.5 md:flex-nowrap">
              <span className="min-w-40 max-md:basis-full md:w-40 md:shrink-0">{team.name}</span>
              <span className="min-w-0 grow break-words">
                <TextLink href={paths.person(person.id)}>{person.name}</TextLink>{' '}
                <span className="text-ink-3">{person.email}</span>
              </span>
              {(canEdit || person.id === me) && (
                <TextLink href={paths.champion(id)} className="shrink-0">
                  {person.id === me ? 'What you need to know' : 'What they need to know'}
                </TextLink>
              )}
              {canEdit && <EndChampion id={id} />}
            </li>
          ))}
        </ul>
      )}
      {champions.length > SHOWN && (
        <p className="mt-2 text-sm text-ink-3">and {champions.length - SHOWN} more; the API lists them all</p>
      )}
      {gone.length > 0 && (
        <ul aria-label="Champions who are gone" className="mt-3 max-w-3xl space-y-1 text-sm text-warn">
          {gone.slice(0, SHOWN).map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-3">
              {goneWords(one)}.{canEdit && <EndChampion id={one.id} submit="Seen" />}
            </li>
          ))}
        </ul>
      )}
      {without.length > 0 && (
        <p className="mt-3 max-w-prose text-sm text-ink-2">
          {plural(without.length, 'team uses', 'teams use')} it every week and {without.length === 1 ? 'has' : 'have'}{' '}
          nobody who speaks for it: {without.slice(0, WITHOUT_SHOWN).join(', ')}
          {without.length > WITHOUT_SHOWN && ` and ${without.length - WITHOUT_SHOWN} more`}.
        </p>
      )}
      {canEdit && (
        <div className="mt-4">
          <NameChampion capability={capability ?? ''} />
        </div>
      )}
    </Section>
  )
}
