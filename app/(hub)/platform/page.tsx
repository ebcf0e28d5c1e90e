import type { Metadata } from 'next'
import { MissionSection } from '@/components/catalog/mission'
import { HowWeListen, WhatIsKept } from '@/components/platform/how-we-work'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { getMission, listMissionVersions } from '@/lib/catalog/queries-mission'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { listEvidenceByIds } from '@/lib/evidence/queries'
import { pageActor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Platform' }

const MORE = [
  {
    href: paths.capabilities(),
    name: 'Capabilities',
    words: 'What the platform offers, and who uses it.',
    may: 'catalog.read',
  },
  {
    href: paths.outcomes(),
    name: 'Outcomes',
    words: 'The numbers it means to move, and where they stand.',
    may: 'metric.read',
  },
  { href: paths.roadmap(), name: 'Roadmap', words: 'What comes now, next and later, and why.', may: 'roadmap.read' },
  { href: paths.updates(), name: 'Updates', words: 'What became of what you said.', may: 'update.read' },
] as const

export default async function PlatformPage() {
  const actor = await pageActor()
  const now = systemClock()
  const [mission, versions] = await Promise.all([
    getMission(actor, now),
    listMissionVersions(actor, { limit: 20 }, now),
  ])
  const pieces = can(actor, 'evidence.read') ? await listEvidenceByIds(actor, mission.evidence) : []
  return (
    <>
      <PageHeader
        title="Platform"
        facts="What the platform team is for, how it listens, and what happens to your data."
        action={
          <>
            {can(actor, 'session.read') && <ButtonLink href={paths.calendar()}>Research calendar</ButtonLink>}
            {can(actor, 'audit.read') && (
              <>
                <ButtonLink href={paths.health()}>Health</ButtonLink>
                <ButtonLink href={paths.audit()}>Audit log</ButtonLink>
              </>
            )}
          </>
        }
      />
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0 [&>section:first-child]:border-t-0 [&>section:first-child]:pt-0">
          <MissionSection
            mission={mission}
            pieces={pieces}
            versions={versions.data}
            canEdit={can(actor, 'mission.write')}
            now={now}
          />
          <HowWeListen />
        </div>
        <div className="lg:[&>section:first-child]:border-t-0 lg:[&>section:first-child]:pt-0">
          <WhatIsKept />
          <Section title="More about it">
            <ul className="space-y-2">
              {MORE.filter(({ may }) => can(actor, may)).map(({ href, name, words }) => (
                <li key={href}>
                  <TextLink href={href}>{name}</TextLink>
                  <span className="block text-sm text-ink-3">{words}</span>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
    </>
  )
}
