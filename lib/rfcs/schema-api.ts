import { z } from 'zod'
import { importSummarySchema } from '@/lib/core/imports'
import { anchorStates, commentKinds, decisionSchema, formats, linkRels, statuses, verdicts } from './schema'
import { reactionKinds } from './schema-discuss'

/** What the API answers: the shapes of `presenter.ts`, written down for the contract. */
const moment = z.iso.datetime()
const author = z.object({ id: z.string().nullable(), name: z.string(), team: z.string().nullable() })
const status = z.enum(statuses)

export const commentAnswer = z.object({
  id: z.string(),
  kind: z.enum(commentKinds),
  body: z.string(),
  author,
  parentId: z.string().nullable(),
  version: z.number().int(),
  anchor: z.object({ quote: z.string(), prefix: z.string(), suffix: z.string() }).nullable(),
  anchorState: z.enum(anchorStates).nullable(),
  place: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
  resolved: z.boolean(),
  resolvedAt: moment.nullable(),
  resolvedBy: author.nullable(),
  overrideReason: z.string().nullable(),
  folded: z.boolean(),
  foldedBy: author.nullable(),
  suggestion: z.string().nullable(),
  appliedVersion: z.number().int().nullable(),
  reactions: z.array(
    z.object({ kind: z.enum(reactionKinds), count: z.number().int(), names: z.array(z.string()), yours: z.boolean() }),
  ),
  editedAt: moment.nullable(),
  createdAt: moment,
})

export const approvalAnswer = z.object({
  person: author,
  verdict: z.enum(verdicts).nullable(),
  version: z.number().int().nullable(),
  current: z.boolean(),
  earlier: z.boolean().optional().describe('Given on a text that a material edit changed since: not counted.'),
  at: moment,
})

const seat = z.object({
  kind: z.enum(['person', 'team']),
  refId: z.string(),
  name: z.string(),
  state: z.enum(['approved', 'abstained', 'awaited', 'away']),
  by: z.array(author),
  earlier: z.array(author).describe('Who approved an earlier text and is asked again.'),
  awaited: z.array(author),
})
export const quorumAnswer = z.object({
  asked: z.number().int().nullable(),
  needed: z.number().int(),
  approved: z.number().int(),
  abstained: z.number().int(),
  awaited: z.number().int(),
  earlier: z.number().int().describe('Approvals of earlier texts, which do not count.'),
  reached: z.boolean(),
  reachable: z.boolean(),
  seats: z.array(seat),
})

const source = z.object({
  dialect: z.string(),
  path: z.string(),
  headerPath: z.string(),
  header: z.string(),
  number: z.string().nullable(),
  status: z.string().nullable(),
  importedStatus: status,
  dates: z.record(z.string(), z.string()),
  links: z.array(
    z.object({ rel: z.enum(linkRels), target: z.string(), url: z.string().nullable(), path: z.string().optional() }),
  ),
})

export const listItemAnswer = z.object({
  number: z.number().int(),
  title: z.string(),
  status,
  version: z.number().int(),
  author,
  coauthors: z.array(z.string()),
  labels: z.array(z.string()),
  sourceName: z.string().nullable().describe('The number it is known by where it was imported from: "SE-0513".'),
  reviewEndsAt: moment.nullable(),
  comments: z.number().int(),
  openConcerns: z.number().int(),
  openHolds: z.number().int(),
  snippet: z.array(z.object({ text: z.string(), hit: z.boolean() })),
  createdAt: moment,
  updatedAt: moment,
})

export const rfcAnswer = z.object({
  id: z.string(),
  number: z.number().int(),
  title: z.string(),
  body: z.string(),
  format: z.enum(formats),
  status,
  version: z.number().int(),
  author,
  coauthors: z.array(author),
  labels: z.array(z.string()),
  reviewEndsAt: moment.nullable(),
  lastCall: z.object({ startedAt: moment, version: z.number().int(), restarts: z.number().int() }).nullable(),
  flags: z.object({ awaitingAuthor: z.boolean(), onHold: z.boolean() }),
  approvals: z.array(approvalAnswer),
  quorum: quorumAnswer,
  concerns: z.array(commentAnswer),
  holds: z.array(commentAnswer),
  decision: decisionSchema.nullable(),
  comments: z.number().int(),
  source: source.nullable(),
  sourceName: z.string().nullable(),
  template: z.string().nullable(),
  unready: z.string().nullable().describe('What a draft lacks before it can go into review.'),
  possible: z.array(status),
  yours: z.array(status),
  actions: z
    .array(
      z.object({
        to: status,
        verb: z.string(),
        allowed: z.boolean(),
        reason: z.string().nullable(),
        decides: z.boolean(),
        onward: z.boolean(),
        asksWhy: z
          .boolean()
          .describe(
            'It ends the proposal without accepting it: say why. A decision needs reason or decision.rationale.',
          ),
        overrides: z.string().nullable().describe('What is passed over by it: it then needs decision.override.'),
      }),
    )
    .describe('Every move out of the status, and whether you may take it.'),
  stage: z.object({ editable: z.boolean(), approvable: z.boolean() }),
  mayEdit: z.boolean(),
  isYours: z.boolean(),
  createdAt: moment,
  updatedAt: moment,
})

export const versionItemAnswer = z.object({
  version: z.number().int(),
  title: z.string(),
  material: z.boolean(),
  note: z.string().nullable(),
  author,
  suggestedBy: author
    .nullable()
    .describe('Whose words it took over from a suggestion, where its author did not write them.'),
  createdAt: moment,
})

export const versionAnswer = versionItemAnswer.extend({
  number: z.number().int(),
  body: z.string(),
  format: z.enum(formats),
})

export const importAnswer = importSummarySchema.extend({
  files: z.array(
    z.object({
      file: z.string(),
      outcome: z.enum(['created', 'updated', 'unchanged', 'skipped']),
      rfc: z.number().int().nullable(),
    }),
  ),
})
