import type { Chosen } from '@/lib/catalog/schema-asked'
import type { Capability } from '@/lib/catalog/schema-capabilities'
import { formatPercent, plural } from '@/lib/core/format'

/** Whether a capability was chosen, as teams and people say it, in a cell: "3 of 5 teams, 74 % of 31 answers: chosen". */
export function chosenShort({ chosenTeams }: Pick<Capability, 'chosenTeams'>, chosen: Chosen | undefined): string {
  const teams = chosenTeams.asked > 0 && `${chosenTeams.chose} of ${plural(chosenTeams.asked, 'team')} chose it`
  const people =
    chosen?.state === 'shown'
      ? `${formatPercent(chosen.share)} of ${plural(chosen.n, 'answer')} say it was chosen`
      : chosen?.state === 'too-few' && 'chosen or told: too few answers'
  return [teams, people].filter(Boolean).join('; ') || 'chosen or told: not asked'
}
