import { AppError } from '@/lib/core/errors'
import type { ImportMapping, Recognised, Skipped } from '@/lib/core/imports'
import { knownOf } from '@/lib/core/readable'

interface PlanFile {
  path: string
  text: string
  bytes?: Uint8Array
  notes?: string[]
}
/** What a kind of import says of files. */
export interface KindFacts<F extends PlanFile> {
  label?: string
  recognise?: (file: F) => Recognised | null
  together?: (file: F) => string
}

/** A file with the kind it is read as; `kind` null: none knows it, or a person left it out. */
export interface Planned<F> {
  file: F
  kind: string | null
  label: string
  shape: string
  confidence: number
}

/** Files that one call of a kind reads. */
export interface Group<F> {
  kind: string
  files: F[]
}

export interface Plan<F> {
  files: Planned<F>[]
  groups: Group<F>[]
  skipped: Skipped[]
}

/** What a person chose where a file is to be left out. */
export const LEFT_OUT = ''
const SAID = 1

/** What a kind says of a file; a reader that refuses it does not know it. */
function knows<F extends PlanFile>(kind: KindFacts<F>, file: F): Recognised | null {
  try {
    return kind.recognise?.(file) ?? null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

function choose<F extends PlanFile>(
  file: F,
  kinds: Readonly<Record<string, KindFacts<F>>>,
  said: string | undefined,
  taken: string | undefined,
): { planned: Planned<F>; reason?: string } {
  const none = { file, kind: null, label: '', shape: '', confidence: 0 }
  if (said === LEFT_OUT) return { planned: none, reason: 'Left out, as chosen.' }
  if (said !== undefined) {
    const kind = kinds[said]
    if (!kind) return { planned: none, reason: `There is no kind of import named “${said}”.` }
    const shape = knows(kind, file)?.shape ?? 'as chosen'
    return { planned: { file, kind: said, label: kind.label ?? said, shape, confidence: SAID } }
  }
  const before = taken === undefined ? undefined : kinds[taken]
  if (taken !== undefined && before)
    return { planned: { file, kind: taken, label: before.label ?? taken, shape: 'as before', confidence: SAID } }
  const known = Object.entries(kinds).flatMap(([name, kind]) => {
    const found = knows(kind, file)
    return found ? [{ file, kind: name, label: kind.label ?? name, ...found }] : []
  })
  const best = known.sort((a, b) => b.confidence - a.confidence)[0]
  return best
    ? { planned: best }
    : {
        planned: none,
        reason:
          file.text !== ''
            ? 'No reader knows what this is.'
            : !file.bytes
              ? 'The file is empty.'
              : (knownOf(file) ?? 'No reader knows what this is.'),
      }
}

/**
 * Says what each file is read as, by what it holds or as a person chose (`mapping.kind`, by path), and which files are read
 * in one call. A file that no reader knows is left out with a reason.
 * @param kind for every file that the mapping does not name
 * @param taken the kind that took over a file before, just as it is, by its path
 */
export function planImport<F extends PlanFile>(
  files: readonly F[],
  kinds: Readonly<Record<string, KindFacts<F>>>,
  mapping: ImportMapping,
  kind?: string,
  taken: ReadonlyMap<string, string> = new Map(),
): Plan<F> {
  const plan: Plan<F> = { files: [], groups: [], skipped: [] }
  const groups = new Map<string, Group<F>>()
  for (const file of files) {
    const { planned, reason } = choose(file, kinds, mapping.kind?.[file.path] ?? kind, taken.get(file.path))
    plan.files.push(planned)
    if (reason) plan.skipped.push({ file: file.path, line: 0, reason })
    if (planned.kind === null) continue
    const together = kinds[planned.kind]?.together
    const key = `${planned.kind}\0${together ? `=${together(file)}` : file.path}`
    const group = groups.get(key) ?? { kind: planned.kind, files: [] }
    group.files.push(file)
    groups.set(key, group)
  }
  plan.groups = [...groups.values()]
  return plan
}
