import type { Metadata } from 'next'
import { ChampionsSection } from '@/components/catalog/champions'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { listMyChampions, listPlatformChampions } from '@/lib/catalog/queries-champions'
import { can } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Champions' }

/** Whom the reader can ask in their team, and who speaks for the platform as a whole. */
export default async function ChampionsPage() {
  const actor = await pageActorWith('catalog.read')
  const [ask, champions] = await Promise.all([listMyChampions(actor), listPlatformChampions(actor)])
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Capabilities', href: paths.capabilities() }]}
        title="Champions"
        facts="People of the teams who speak for the platform, or for a capability, in their team."
      />
      {/* Champions are people of the teams that use it: the platform team has none, and lacks none. */}
      {!actor.platformTeam && (
        <Section title="In your team">
          {ask.length === 0 ? (
            <p className="text-ink-3">
              {actor.teamId === null ? 'You are in no team.' : 'Your team has no champion yet.'}
            </p>
          ) : (
            <ul aria-label="In your team" className="max-w-3xl text-sm">
              {ask.slice(0, 50).map(({ champion, capability, name, email, you }) => (
                <li key={champion} className="flex flex-wrap gap-x-4 border-b py-1.5">
                  <span className="min-w-40">
                    {capability ? (
                      <TextLink href={paths.capability(capability.id)}>{capability.name}</TextLink>
                    ) : (
                      'The platform'
                    )}
                  </span>
                  {you ? (
                    <TextLink href={paths.champion(champion)}>You: what you need to know</TextLink>
                  ) : (
                    <span>
                      Ask {name} <span className="text-ink-3">{email}</span>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
      <p className="-mt-2 mb-6 max-w-prose text-sm text-ink-2">
        Champions of one capability are named on its page; these speak for the platform as a whole.
      </p>
      <ChampionsSection capability={null} champions={champions} canEdit={can(actor, 'catalog.write')} me={actor.id} />
    </>
  )
}
