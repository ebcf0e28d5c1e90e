import type { Metadata } from 'next'
import { MissionSection } from '@/components/catalog/mission'
import { HowWeWork } from '@/components/platform/how-we-work'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { getMission, listMissionVersions } from '@/lib/catalog/queries-mission'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { listEvidenceByIds } from '@/lib/evidence/queries'
import { pageActor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Platform' }

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
        action={
          can(actor, 'audit.read') && (
            <>
              <ButtonLink href={paths.health()}>Health</ButtonLink>
              <ButtonLink href={paths.audit()}>Audit log</ButtonLink>
            </>
          )
        }
      />
      <MissionSection
        mission={mission}
        pieces={pieces}
        versions={versions.data}
        canEdit={can(actor, 'mission.write')}
        now={now}
      />
      <HowWeWork />
    </>
  )
}
