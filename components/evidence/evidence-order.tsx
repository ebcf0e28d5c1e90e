import { paths } from '@/lib/core/paths'
import { Segmented } from '@/components/ui/segmented'
import { withParams, type SearchParams } from '@/lib/core/url'
import type { EvidenceFound } from '@/lib/evidence/schema-search'

/** How what was found is in order: by day, or by how well it fits the words and what they mean. */
export function EvidenceOrder({
  params,
  best,
  found,
}: {
  params: SearchParams
  best: boolean
  found: EvidenceFound | null
}) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Segmented
        label="Order"
        choices={[
          {
            label: 'Newest',
            href: `${paths.evidence()}${withParams(params, { order: undefined, cursor: undefined })}`,
            current: !best,
          },
          {
            label: 'Best match',
            href: `${paths.evidence()}${withParams(params, { order: 'best', cursor: undefined })}`,
            current: best,
          },
        ]}
      />
      <p className="text-sm text-ink-3">
        {found
          ? ABOUT[found.method]
          : 'Pieces with these words, the newest first. Best match also finds other words for the same thing.'}
      </p>
    </div>
  )
}

const ABOUT: Record<EvidenceFound['method'], string> = {
  'words and meaning': 'By words and by meaning. Near in meaning says the same topic, not the same opinion.',
  words: 'By words alone: their meaning could not be compared.',
}
