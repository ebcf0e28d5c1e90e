import { Badge } from '@/components/ui/badge'
import { Depth } from '@/components/ui/depth'
import { plural } from '@/lib/core/format'
import { rungs } from '@/lib/evidence/schema'
import type { Theme } from '@/lib/insights/schema'
import { UNDETERMINED } from '@/lib/reading/rules-language'
import { QuarterBars } from './quarter-bars'

/** A theme moves where the last 90 days hold clearly more or fewer pieces than the 90 before. */
export function trendLabel(trend: number): string {
  if (trend >= 0.2) return 'rising'
  return trend <= -0.2 ? 'falling' : 'steady'
}

const names = new Intl.DisplayNames('en', { type: 'language' })
const languageName = (language: string): string =>
  language === UNDETERMINED ? 'Language not known' : (names.of(language) ?? language)

/** One line of facts on a theme: how much, how many people and teams, how deep, where it moves. */
export function ThemeFacts({ theme }: { theme: Theme }) {
  return (
    <p className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-2 tabular-nums">
      <span>{plural(theme.size, 'piece')}</span>
      <span>{plural(theme.people, 'person', 'people')}</span>
      <span>{plural(theme.teams, 'team')}</span>
      {rungs.map((rung) => theme.rungs[rung] > 0 && <Depth key={rung} rung={rung} count={theme.rungs[rung]} />)}
      <span className="inline-flex items-center gap-1.5">
        {trendLabel(theme.trend)}
        <QuarterBars quarters={theme.quarters} shipped={theme.shipped} />
      </span>
      {theme.language && theme.language !== 'en' && <Badge>{languageName(theme.language)}, by shared words</Badge>}
      {theme.source === 'hand' && <Badge>made by hand</Badge>}
      {theme.pinned && theme.source === 'machine' && <Badge>name kept</Badge>}
    </p>
  )
}
