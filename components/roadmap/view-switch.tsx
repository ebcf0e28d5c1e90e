import { Segmented } from '@/components/ui/segmented'

/** The same items as a board and as a list. */
export function ViewSwitch({ current }: { current: 'board' | 'list' }) {
  return (
    <Segmented
      label="View"
      className="mb-5"
      choices={[
        { label: 'Board', href: '/roadmap', current: current === 'board' },
        { label: 'List', href: '/roadmap/list', current: current === 'list' },
      ]}
    />
  )
}
