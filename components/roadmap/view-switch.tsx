import { Segmented } from '@/components/ui/segmented'
import { paths } from '@/lib/core/paths'

/** The same items as a board and as a list. */
export function ViewSwitch({ current }: { current: 'board' | 'list' }) {
  return (
    <Segmented
      label="View"
      className="mb-5"
      choices={[
        { label: 'Board', href: paths.roadmap(), current: current === 'board' },
        { label: 'List', href: paths.roadmapList(), current: current === 'list' },
      ]}
    />
  )
}
