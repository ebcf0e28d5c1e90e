import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/core/paths'
import type { Draft } from '@/lib/updates/schema-drafts'
import { KIND_LABELS } from './labels'

/** Updates that are still being written; nothing where there are none. @param more whether there are others */
export function DraftList({ drafts, more, now }: { drafts: readonly Draft[]; more: boolean; now: Date }) {
  if (drafts.length === 0) return null
  return (
    <Section title="Drafts" aside="read by those who may publish">
      <ul data-list className="divide-y border-y">
        {drafts.map((draft) => (
          <li
            key={`${draft.itemId} ${draft.kind}`}
            className="grid gap-x-8 gap-y-1 px-2 py-3 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div className="min-w-0">
              <Link
                href={paths.itemUpdate(draft.itemId, { kind: draft.kind })}
                className="font-semibold break-words hover:underline"
              >
                {draft.title}
              </Link>
              {draft.itemTitle !== draft.title && <p className="text-sm text-ink-2">{draft.itemTitle}</p>}
            </div>
            <div className="flex items-start gap-2 text-sm text-ink-3">
              <Badge>{KIND_LABELS[draft.kind]}</Badge>
              <Time at={new Date(draft.updatedAt)} now={now} />
            </div>
          </li>
        ))}
      </ul>
      {more && <p className="mt-2 text-sm text-ink-3">Older drafts stand at their items, under “Write an update”.</p>}
    </Section>
  )
}
