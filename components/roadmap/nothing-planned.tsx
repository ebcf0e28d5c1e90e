import { ButtonLink } from '@/components/ui/button'
import { paths } from '@/lib/core/paths'
import { Empty } from '@/components/ui/empty'

/** The roadmap before its first item, as a board or as a list. */
export function NothingPlanned({ mayWrite }: { mayWrite: boolean }) {
  return (
    <Empty
      title="Nothing is planned yet"
      action={
        mayWrite && (
          <ButtonLink href={paths.roadmapNew()} variant="primary">
            New item
          </ButtonLink>
        )
      }
    >
      An item joins insights to a piece of work. Its reach and confidence come from the people who were heard; its
      column says when: now, next or later.
    </Empty>
  )
}
