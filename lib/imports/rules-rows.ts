import type { ImportSummary, Skipped } from '@/lib/core/imports'
import type { Group, Plan } from './rules-plan'
import type { PreviewFile } from './schema'

type Outcome = PreviewFile['outcome']
interface Thing {
  outcome: string
  file: string
}

const NONE = { created: 0, updated: 0, unchanged: 0 }
const outcomeOf = ({ created, updated, unchanged }: typeof NONE): Outcome =>
  created > 0 ? 'create' : updated > 0 ? 'update' : unchanged > 0 ? 'unchanged' : 'leave-out'

/**
 * What became of each file. Where one call read several, each by what its kind says of it, else by the things that came
 * from it; a file that neither knows goes with the others of its call.
 */
export function fileRows<F extends { path: string }>(
  plan: Plan<F>,
  outcomes: ReadonlyMap<Group<F>, ImportSummary & { files?: readonly { file: string; outcome: string }[] }>,
  things: readonly Thing[],
  skipped: readonly Skipped[],
): PreviewFile[] {
  const groupOf = new Map(plan.groups.flatMap((group) => group.files.map((file) => [file, group] as const)))
  const refused = new Set(skipped.filter((one) => one.line === 0).map((one) => one.file))
  const byFile = new Map<string, typeof NONE>()
  const add = (file: string, outcome: string) => {
    const counts = byFile.get(file) ?? { ...NONE }
    if (outcome === 'created' || outcome === 'updated' || outcome === 'unchanged') counts[outcome] += 1
    byFile.set(file, counts)
  }
  const told = new Set<string>()
  for (const summary of outcomes.values()) {
    for (const { file, outcome } of summary.files ?? []) {
      told.add(file)
      add(file, outcome)
    }
  }
  for (const { file, outcome } of things) if (!told.has(file)) add(file, outcome)
  return plan.files.map(({ file, kind, label, shape, confidence }) => {
    const group = groupOf.get(file)
    const summary = group && outcomes.get(group)
    const counts =
      !group || !summary
        ? NONE
        : group.files.length === 1
          ? { created: summary.created, updated: summary.updated, unchanged: summary.unchanged }
          : (byFile.get(file.path) ?? (refused.has(file.path) ? NONE : { ...NONE, unchanged: 1 }))
    return { file: file.path, kind, label, shape, confidence, outcome: outcomeOf(counts), ...counts }
  })
}
