import { z } from 'zod'
import { importChoiceSchema, importFindingSchema, importMappingSchema, skippedSchema } from '@/lib/core/imports'
import { line, optionalLine } from '@/lib/core/zod'

export const importStates = ['preview', 'running', 'done', 'failed', 'undone'] as const
export type ImportState = (typeof importStates)[number]

/** Bounds of one import; larger ones go through the command line, which has those of the machine. */
export const MAX_FILES = 2_000
export const MAX_BYTES = 30_000_000

const fileSchema = z
  .object({ name: line(500), text: z.string().optional(), base64: z.base64('This is no Base64.').optional() })
  .refine((file) => (file.text === undefined) !== (file.base64 === undefined), {
    message: 'Give either text or base64.',
  })

/** Files to import. Without `dryRun: false` they become a preview, which `commit` then takes over. */
export const newImportSchema = z.object({
  /** One kind for every file; without it each is recognised by what it holds. */
  kind: line(60).optional(),
  /** The named source that gives a file its identity: a repository, a tool, a team. */
  source: optionalLine(200),
  /** `false` takes the files over at once, without a preview. */
  dryRun: z.boolean().optional(),
  mapping: importMappingSchema.default({}),
  files: z.array(fileSchema).min(1, 'Choose a file.').max(MAX_FILES, `At most ${MAX_FILES} files.`),
})
export type NewImport = z.output<typeof newImportSchema>

export const commitSchema = z.object({ mapping: importMappingSchema.optional() })
export const mappingSchema = z.object({ mapping: importMappingSchema })

export const outcomes = ['create', 'update', 'unchanged', 'leave-out'] as const
/** What one file becomes. */
export const previewFileSchema = z.object({
  file: z.string(),
  /** The kind it is read as; null where none knows it. */
  kind: z.string().nullable(),
  label: z.string(),
  shape: z.string(),
  confidence: z.number(),
  outcome: z.enum(outcomes),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
})
export type PreviewFile = z.infer<typeof previewFileSchema>

export const previewSchema = z.object({ files: z.array(previewFileSchema), choices: z.array(importChoiceSchema) })
export type Preview = z.infer<typeof previewSchema>

export const keptSchema = z.object({ kind: z.string(), id: z.string(), reason: z.string() })
export type Kept = z.infer<typeof keptSchema>

/** An import as it is read. */
export const importSchema = z.object({
  id: z.string(),
  state: z.enum(importStates),
  /** Of one that is running: whether it makes the preview or takes the files over. */
  phase: z.enum(['preview', 'commit']),
  kind: z.string().nullable(),
  source: z.string(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.array(skippedSchema),
  findings: z.array(importFindingSchema),
  preview: z.array(previewFileSchema),
  /** The table "in the file → here". */
  choices: z.array(importChoiceSchema),
  mapping: importMappingSchema,
  /** Files dealt with, of all. */
  done: z.number().int(),
  total: z.number().int(),
  /** Why it failed. */
  reason: z.string().nullable(),
  /** Of one that was undone: what stays, each with its reason. */
  kept: z.array(keptSchema),
  createdAt: z.iso.datetime(),
  committedAt: z.iso.datetime().nullable(),
  undoneAt: z.iso.datetime().nullable(),
})
export type ImportView = z.infer<typeof importSchema>

export const importRowSchema = importSchema.omit({
  skipped: true,
  findings: true,
  preview: true,
  choices: true,
  mapping: true,
  kept: true,
})
export type ImportRow = z.infer<typeof importRowSchema>
