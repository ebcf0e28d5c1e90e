import type { Metadata } from 'next'
import { EndChampion } from '@/components/catalog/champion-forms'
import { ChampionBriefSections } from '@/components/platform/champion-brief'
import { PageHeader } from '@/components/ui/page-header'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { formatIsoDay } from '@/lib/core/relative-time'
import { getChampionBrief } from '@/lib/platform/queries-champions'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'What a champion needs to know' }

/** What a champion needs to know now: for themselves, and for those who name champions. */
export default async function ChampionPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([pageActorWith('catalog.read'), params])
  const brief = await orNotFound(getChampionBrief(actor, id, systemClock()))
  const { champion } = brief
  const own = champion.person.id === actor.id
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Capabilities', href: paths.capabilities() },
          champion.capability && champion.capabilityName
            ? { label: champion.capabilityName, href: paths.capability(champion.capability) }
            : { label: 'Champions', href: paths.champions() },
        ]}
        title={own ? 'What you need to know' : `What ${champion.person.name} needs to know`}
        facts={`${champion.capabilityName ?? 'The platform'} in ${champion.team.name}, since ${formatIsoDay(champion.since)}`}
        overflow={own ? <EndChampion id={id} submit="Stop speaking for it" /> : undefined}
      />
      <ChampionBriefSections brief={brief} />
    </>
  )
}
