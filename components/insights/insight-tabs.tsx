import { LinkTabs } from '@/components/ui/segmented'

const tabs = [
  { label: 'Insights', href: '/insights', research: false },
  { label: 'Synthesis desk', href: '/insights/desk', research: true },
  { label: 'Themes', href: '/insights/themes', research: false },
  { label: 'Evidence', href: '/evidence', research: false },
]

/** The parts of making sense: what is known, the desk, what repeats, and everything that was heard. */
export function InsightTabs({ current, research, waiting }: { current: string; research: boolean; waiting?: number }) {
  const choices = tabs
    .filter((tab) => research || !tab.research)
    .map((tab) => ({
      label: tab.label,
      href: tab.href,
      current: tab.href === current,
      ...(tab.href === '/insights/desk' && waiting ? { count: waiting } : {}),
    }))
  return <LinkTabs label="Insights and evidence" choices={choices} />
}
