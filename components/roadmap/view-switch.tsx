import { Segmented } from '@/components/ui/segmented'
import { paths } from '@/lib/core/paths'

/** The same items as a board, a list, a timeline, and, for those who read scores, put in order. */
export function ViewSwitch({
  current,
  full = false,
}: {
  current: 'board' | 'list' | 'timeline' | 'prioritize'
  full?: boolean
}) {
  return (
    <Segmented
      label="View"
      className="mb-5"
      choices={[
        { label: 'Board', href: paths.roadmap(), current: current === 'board' },
        { label: 'List', href: paths.roadmapList(), current: current === 'list' },
        { label: 'Timeline', href: paths.roadmapTimeline(), current: current === 'timeline' },
        ...(full ? [{ label: 'Prioritize', href: paths.roadmapPrioritize(), current: current === 'prioritize' }] : []),
      ]}
    />
  )
}
