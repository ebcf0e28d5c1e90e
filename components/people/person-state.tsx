import { Badge } from '@/components/ui/badge'
import { formatIsoDay } from '@/lib/core/relative-time'
import type { Person } from '@/lib/people/schema'

/** Why somebody is not counted and cannot sign in; nothing of who is here. */
export function PersonState({ person: { active, startsOn } }: { person: Pick<Person, 'active' | 'startsOn'> }) {
  if (active) return null
  return startsOn ? (
    <Badge tone="neutral">starts {formatIsoDay(startsOn)}</Badge>
  ) : (
    <Badge tone="warn">deactivated</Badge>
  )
}
