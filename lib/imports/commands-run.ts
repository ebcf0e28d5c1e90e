import { can, type Actor } from '@/lib/core/actor'
import { AppError, conflict, invalid } from '@/lib/core/errors'
import {
  addSummaries,
  emptySummary,
  type ImportChoice,
  type ImportMapping,
  type ImportSummary,
  type Skipped,
} from '@/lib/core/imports'
import { db, inOne, outsideOfIt, transaction, type Db, type Tx } from '@/lib/server/db'
import { asImport } from '@/lib/server/importing'
import { everyRoom, type ImportFile, type ImportKind, type ImportOptions } from '@/lib/server/room'
import { listThings } from './repo'
import { planImport, type Group, type Plan } from './rules-plan'
import { notText, readable } from '@/lib/core/readable'
import { fileRows } from './rules-rows'
import type { RawFile } from './rules-unpack'
import type { Preview, PreviewFile } from './schema'

/** Long enough for a preview of thousands of files, which is one transaction. */
const DRY_RUN_MS = 30 * 60_000

/** Every kind of import that a file can be recognised as. */
export const importKinds = (): Record<string, ImportKind> =>
  Object.fromEntries(
    everyRoom().flatMap((room) => Object.entries(room.imports ?? {}).filter(([, kind]) => kind.label !== undefined)),
  )

export interface HowToRun {
  mapping: ImportMapping
  source: string
  flags?: ImportOptions['flags']
  /** One kind for every file that the mapping does not name. */
  kind?: string
  dryRun: boolean
  /** The import that things are noted for; absent where nothing is kept of it. */
  importId?: string
  /** Told after each file. @returns whether to stop */
  progress?: (files: number, summary: ImportSummary) => Promise<boolean>
}

export interface Ran {
  summary: ImportSummary
  files: PreviewFile[]
  plan: Plan<ImportFile>
  stopped: boolean
}

/** Thrown to roll back what a dry run did. */
class RolledBack extends Error {
  constructor(readonly ran: Ran) {
    super('dry run')
  }
}
class Stopped extends Error {}

const refusal = (files: readonly ImportFile[], error: AppError): ImportSummary => {
  const details = Object.entries(error.fieldErrors ?? {})
    .slice(0, 5)
    .map(([path, why]) => `${path}: ${why.join(' ')}`)
  const reason = [error.message, ...details].join(' ')
  return { ...emptySummary(), skipped: files.map((file) => ({ file: file.path, line: 0, reason })) }
}

async function runGroup(
  actor: Actor,
  { kind: name, files }: Group<ImportFile>,
  how: HowToRun,
): Promise<ImportSummary & { files?: { file: string; outcome: string }[] }> {
  const kind = importKinds()[name]
  if (!kind) return { ...emptySummary() }
  const binary = kind.takesBytes ? [] : files.filter((file) => file.bytes && file.text === '')
  if (binary.length > 0) return refusal(binary, invalid(notText(binary[0]!)))
  const options: ImportOptions = {
    ...(how.source !== '' && { source: how.source }),
    mapping: how.mapping,
    ...(how.flags && { flags: how.flags }),
    ...(kind.options?.includes('dry-run') && { dryRun: how.dryRun }),
  }
  try {
    return await kind.run(actor, files, kind.argumentsOf?.(how.mapping) ?? [], undefined, options)
  } catch (error) {
    if (error instanceof AppError && !(error instanceof Stopped)) return refusal(files, error)
    throw error
  }
}

/** Of a group that was stopped half-way only what it noted is known. */
async function countedByThings(summary: ImportSummary, importId: string | undefined): Promise<ImportSummary> {
  const things = importId ? await listThings(db, importId) : []
  const count = (outcome: string) => things.filter((one) => one.outcome === outcome).length
  return {
    ...summary,
    created: Math.max(summary.created, count('created')),
    updated: Math.max(summary.updated, count('updated')),
  }
}

/** Every group of a plan, one after the other; what refuses one leaves the others. */
async function runGroups(
  actor: Actor,
  plan: Plan<ImportFile>,
  how: HowToRun,
  skipped: Skipped[],
  tx?: Db,
): Promise<Ran> {
  let summary = addSummaries([{ ...emptySummary(), skipped: [...skipped, ...plan.skipped] }])
  const ran: Ran = { summary, files: [], plan, stopped: false }
  const outcomes = new Map<Group<ImportFile>, Awaited<ReturnType<typeof runGroup>>>()
  let done = plan.files.length - plan.groups.reduce((sum, group) => sum + group.files.length, 0)
  const tell = async (files: number): Promise<boolean> =>
    how.progress ? outsideOfIt(() => how.progress?.(files, summary) ?? Promise.resolve(false)) : false
  for (const group of plan.groups) {
    let within = 0
    const step = async () => {
      within += 1
      // After the last file the group is done, and is counted as a whole.
      if (within < group.files.length && (await tell(done + within))) throw new Stopped()
    }
    const work = () => runGroup(actor, group, how)
    try {
      const one = await (how.importId ? asImport({ id: how.importId, step }, work) : work())
      outcomes.set(group, one)
      summary = addSummaries([summary, one])
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
      ran.stopped = true
      summary = await countedByThings(summary, how.importId)
    }
    done += group.files.length
    if (ran.stopped || (await tell(done))) {
      ran.stopped = true
      break
    }
  }
  const things = tx && how.importId ? await listThings(tx, how.importId) : []
  return { ...ran, summary, files: fileRows(plan, outcomes, things, summary.skipped) }
}

/** The kind that took over a file before, just as it is, by its path. */
async function takenBefore(
  actor: Actor,
  files: readonly ImportFile[],
  { mapping, source, kind: said }: HowToRun,
): Promise<Map<string, string>> {
  const taken = new Map<string, string>()
  if (said !== undefined) return taken
  const options: ImportOptions = { ...(source !== '' && { source }), mapping }
  for (const [name, kind] of Object.entries(importKinds()))
    for (const path of (await kind.known?.(actor, files, options)) ?? []) if (!taken.has(path)) taken.set(path, name)
  return taken
}

/**
 * Reads files as what they are and hands them to their rooms: for good, or (`dryRun`) in one transaction that is rolled
 * back, so that the answer is what would happen. What is refused of one file leaves the others.
 * @param skipped what was left out before (archives that cannot be opened)
 */
export async function runImport(
  actor: Actor,
  raw: readonly RawFile[],
  how: HowToRun,
  skipped: Skipped[] = [],
): Promise<Ran> {
  const kinds = importKinds()
  const files = raw.map(readable)
  const plan = planImport(files, kinds, how.mapping, how.kind, await takenBefore(actor, files, how))
  for (const { file, kind } of plan.files)
    if (kind !== null && !kinds[kind]?.takesBytes)
      for (const reason of file.notes ?? []) plan.skipped.push({ file: file.path, line: 1, reason })
  if (!how.dryRun) return runGroups(actor, plan, how, skipped)
  const dry = (tx: Tx) =>
    inOne(tx, async () => {
      throw new RolledBack(await runGroups(actor, plan, how, skipped, tx))
    })
  try {
    return await transaction<never>(dry, DRY_RUN_MS)
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
    return error.ran
  }
}

const KIND_FIELD = 'kind'

/** The table "in the file → here" of these files: what each is read as, then what its kind lets be changed. */
async function choicesOf(actor: Actor, plan: Plan<ImportFile>, how: HowToRun): Promise<ImportChoice[]> {
  const kinds = importKinds()
  const options = [
    ...Object.entries(kinds).map(([value, kind]) => ({ value, label: kind.label ?? value })),
    { value: '', label: 'Leave out' },
  ]
  const own: ImportChoice[] = []
  for (const name of new Set(plan.groups.map((group) => group.kind))) {
    const files = plan.files.flatMap((one) => (one.kind === name ? [one.file] : []))
    own.push(...((await kinds[name]?.choices?.(actor, files, { source: how.source, mapping: how.mapping })) ?? []))
  }
  const perFile = plan.files.slice(0, 500).map((one) => ({
    field: KIND_FIELD,
    from: one.file.path,
    to: one.kind ?? '',
    count: 1,
    options,
  }))
  return [...own, ...perFile]
}

/** What files would become: nothing is written. */
export async function previewFiles(
  actor: Actor,
  raw: readonly RawFile[],
  how: Omit<HowToRun, 'dryRun'>,
  skipped: Skipped[] = [],
): Promise<{ summary: ImportSummary; preview: Preview; stopped: boolean }> {
  const ran = await runImport(actor, raw, { ...how, dryRun: true }, skipped)
  const choices = await choicesOf(actor, ran.plan, { ...how, dryRun: true })
  return { summary: ran.summary, preview: { files: ran.files, choices }, stopped: ran.stopped }
}

/** @throws AppError conflict for a kind of import that is not there */
export function assertKind(kind: string | undefined): void {
  const known = Object.keys(importKinds())
  if (kind !== undefined && !known.includes(kind))
    throw conflict(`There is no kind of import named “${kind}”. There are: ${known.join(', ')}.`)
}

/** Whether this person sees the imports of all. */
export const seesAll = (actor: Actor): boolean => can(actor, 'audit.read')
