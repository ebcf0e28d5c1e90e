import { LinkTabs } from '@/components/ui/segmented'
import { paths } from '@/lib/core/paths'

const tabs = [
  { label: 'Insights', href: paths.insights(), research: false },
  { label: 'Synthesis desk', href: paths.insightDesk(), research: true },
  { label: 'Themes', href: paths.themes(), research: false },
  { label: 'Triangulation', href: paths.triangulation(), research: false },
  { label: 'Opportunity tree', href: paths.insightTree(), research: false },
  { label: 'Evidence', href: paths.evidence(), research: false },
]

type Props = { current: string; research: boolean; waiting?: number; most?: number }

/** The parts of making sense: what is known, the desk, what repeats, and everything that was heard. */
export function InsightTabs({ current, research, waiting, most = Infinity }: Props) {
  const choices = tabs
    .filter((tab) => research || !tab.research)
    .map((tab) => ({
      label: tab.label,
      href: tab.href,
      current: tab.href === current,
      ...(tab.href === paths.insightDesk() && waiting ? { count: Math.min(waiting, most), more: waiting > most } : {}),
    }))
  return <LinkTabs label="Insights and evidence" choices={choices} />
}
