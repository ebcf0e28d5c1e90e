import { z } from 'zod'
import { id, line, reason, reasonLine, dayText } from '@/lib/core/zod'
import { listQueryOf } from '@/lib/core/paging'
import { evidenceSchema } from '@/lib/evidence/schema'
import { beliefSchema, cerqualSchema, insightKinds, judgingPatch } from './schema-judging'

export const stances = ['supports', 'contradicts', 'context'] as const
export type Stance = (typeof stances)[number]

export const insightStatuses = ['open', 'resolved', 'disproved', 'archived'] as const
export type InsightStatus = (typeof insightStatuses)[number]
/** Statuses that need a reason in words. */
export const STATUSES_WITH_REASON: readonly InsightStatus[] = ['resolved', 'disproved']

/** What evidence and decisions make of an insight together: see STANDING_RULES. */
export const insightStandings = ['candidate', 'supported', 'contested', 'disproved', 'retired'] as const
export type InsightStanding = (typeof insightStandings)[number]

export const confidenceLevels = ['none', 'low', 'moderate', 'high'] as const
export type ConfidenceLevel = (typeof confidenceLevels)[number]

const statement = reasonLine(500)

/** Which answers of a survey result agree with a statement. */
export const agreesValues = ['favourable', 'unfavourable'] as const
export type Agrees = (typeof agreesValues)[number]

/** A link to a piece. `agrees` is for survey results; left out, a supporting result agrees through its unfavourable answers. */
export const linkSchema = z.object({ id, stance: z.enum(stances), agrees: z.enum(agreesValues).optional() })
export type Link = z.infer<typeof linkSchema>

export const newInsightSchema = z.object({
  statement,
  evidence: z.array(linkSchema).max(500).default([]),
})
export type NewInsight = z.infer<typeof newInsightSchema>

/** One link, or several at once. */
export const addEvidenceSchema = z.union([
  z.object({ evidence: z.array(linkSchema).min(1).max(500) }),
  linkSchema.transform((link) => ({ evidence: [link] })),
  z
    .object({ evidenceId: id, stance: z.enum(stances), agrees: z.enum(agreesValues).optional() })
    .transform(({ evidenceId, ...link }) => ({ evidence: [{ id: evidenceId, ...link }] })),
])
export type AddEvidence = z.output<typeof addEvidenceSchema>

export const insightPatchSchema = z
  .object({
    statement: statement.optional(),
    status: z.enum(insightStatuses).optional(),
    /** For `resolved`: what holds, for whom, and why. For `disproved`: what showed it. */
    resolution: reason(4000).optional(),
    /** With a resolution: what would change it. */
    wouldChange: reason(2000).optional(),
    ...judgingPatch,
  })
  .refine((patch) => !patch.status || !STATUSES_WITH_REASON.includes(patch.status) || patch.resolution !== undefined, {
    path: ['resolution'],
    message: 'Say in words what holds, or what showed that it does not.',
  })
export type InsightPatch = z.infer<typeof insightPatchSchema>

export const insightQuery = listQueryOf({
  q: z.string().trim().max(300).optional(),
  status: z.enum(insightStatuses).optional(),
  standing: z.enum(insightStandings).optional(),
  kind: z.enum(insightKinds).optional(),
  /** A person's id; `none`: without an owner. */
  owner: z.string().max(100).optional(),
  /** `due`: the day of its review has come. */
  review: z.enum(['due']).optional(),
  contested: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['newest', 'confidence']).default('newest'),
})
export type InsightQuery = z.output<typeof insightQuery>
export type InsightFilter = Omit<InsightQuery, 'limit' | 'cursor'>

const count = z.number().int().min(0)

export const insightSummarySchema = z.object({
  id: z.string(),
  statement: z.string(),
  status: z.enum(insightStatuses),
  standing: z.enum(insightStandings),
  kind: z.enum(insightKinds).nullable(),
  segment: z.string().nullable(),
  reviewAt: dayText.nullable(),
  breadth: z.object({ people: count, teams: count }),
  rungs: z.object({ low: count, medium: count, high: count }),
  supports: count,
  contradicts: count,
  confidence: z.number(),
  confidenceLevel: z.enum(confidenceLevels),
  contested: z.boolean(),
  createdAt: z.iso.datetime(),
})
/** An insight in a list: its last count, as stored. */
export type InsightSummary = z.infer<typeof insightSummarySchema>

const teamVoices = z.object({ team: z.string(), for: count, against: count })

export const insightSchema = insightSummarySchema.extend({
  breadth: z.object({
    people: count,
    teams: count,
    /** Known people and, at least, anonymous ones; both are in `people`. */
    known: count,
    anonymous: count,
    /** Pieces and answers from the platform team, which count for nothing. */
    platform: count,
    teamsInCompany: count,
  }),
  confidenceWhy: z.array(z.string()),
  representation: z.object({
    /** ½Σ|evidence share − headcount share| over teams: 0 like the company, 1 nothing like it. Null without a team. */
    dissimilarity: z.number().nullable(),
    /** Teams that no voice comes from, for it or against it. */
    missing: z.array(z.string()),
    /** Teams that may have been heard: there are voices whose team is not known. */
    unknown: z.array(z.string()),
    /** The largest team's share of the people behind it. */
    topShare: z.number().nullable(),
    mix: z.array(
      z.object({ team: z.string(), people: count, share: z.number(), headcount: count, companyShare: z.number() }),
    ),
  }),
  /** van der Eijk's A between those for and those against: 1 all agree, 0 evenly spread, −1 two camps. Null without voices. */
  agreement: z.number().nullable(),
  /** Where teams are, from voices whose words every reader may read. */
  conflict: z.object({
    for: z.array(teamVoices),
    against: z.array(teamVoices),
    opposed: z.boolean(),
    /** van der Eijk's A over teams by where most of their people are. */
    betweenTeams: z.number().nullable(),
  }),
  /** The share of the company that would agree, each team weighing its size; `covered`: the share in teams that were heard. */
  support: z.object({ share: z.number(), ci: z.tuple([z.number(), z.number()]), covered: z.number() }).nullable(),
  /** People for it by what they do and how long they have been here; null: not known, or not to be known. */
  roles: z.array(z.object({ role: z.string().nullable(), people: count })),
  tenures: z.array(z.object({ tenure: z.string().nullable(), people: count })),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  memo: z.string().nullable(),
  cerqual: cerqualSchema.nullable(),
  belief: beliefSchema.extend({ at: z.iso.datetime(), by: z.string().nullable() }).nullable(),
  resolution: z
    .object({
      text: z.string(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
      /** What would change it. */
      wouldChange: z.string().nullable(),
    })
    .nullable(),
  /** People against it, counted as `breadth.people` counts those for it. */
  peopleAgainst: count,
  evidence: z.array(
    evidenceSchema.extend({
      stance: z.enum(stances),
      /** Of a survey result: which answers agree, and how many people are for and against it. */
      agrees: z.enum(agreesValues).optional(),
      voices: z.object({ for: count, against: count }).optional(),
    }),
  ),
  /** Linked pieces that this reader may read; `evidence` holds the first of them, GET /evidence?insight= the others. */
  evidenceInAll: count,
  /** Linked pieces that this reader may not read; they are counted all the same. */
  hiddenEvidence: count,
  items: z.array(z.object({ id: z.string(), title: z.string(), horizon: z.string(), status: z.string() })),
  /** Every step out of its status, for this reader: refused ones with the reason. */
  actions: z.array(
    z.object({ to: z.enum(insightStatuses), verb: z.string(), allowed: z.boolean(), reason: z.string().nullable() }),
  ),
  updatedAt: z.iso.datetime(),
})
export type Insight = z.infer<typeof insightSchema>

export const themeSchema = z.object({
  id: z.string(),
  label: z.string(),
  terms: z.array(z.string()),
  size: count,
  people: count,
  teams: count,
  /** Pieces of the last 90 days against the 90 before: −1 only before, 0 the same, 1 only now. */
  trend: z.number(),
  /** Most typical pieces; `part`: the statement that is in the theme, a range of the text in places of UTF-16; null: all of it. */
  examples: z.array(
    z.object({ id: z.string(), text: z.string(), part: z.object({ from: count, to: count }).nullable() }),
  ),
  insightId: z.string().nullable(),
  /** A person named it: the name stays. */
  pinned: z.boolean(),
  /** Found, or made by a person. */
  source: z.enum(['machine', 'hand']),
  /** ISO 639-1, of the texts it was found in; null where a person made it or put languages together. */
  language: z.string().nullable(),
  /** Pieces on each rung of the ladder. */
  rungs: z.object({ low: count, medium: count, high: count }),
  /** Pieces by quarter of a year, oldest first, the last eight; `from` is the first day. */
  quarters: z.array(z.object({ from: dayText, pieces: count })),
  /** Roadmap items on the insight it became that shipped within these quarters, the first first. */
  shipped: z.array(z.object({ id: z.string(), title: z.string(), on: dayText })),
})
export type Theme = z.infer<typeof themeSchema>

export const promoteSchema = z.object({ statement: statement.optional() }).default({})
export type Promote = z.infer<typeof promoteSchema>

const themeLabel = line(120)
export const themePatchSchema = z
  .strictObject({ label: themeLabel.optional(), pinned: z.boolean().optional() })
  .refine((patch) => Object.keys(patch).length > 0, 'Nothing to change.')
export type ThemePatch = z.infer<typeof themePatchSchema>
export const mergeThemeSchema = z.strictObject({ into: id })
export type MergeTheme = z.infer<typeof mergeThemeSchema>
export const splitThemeSchema = z.strictObject({
  evidence: z.array(id).min(1).max(5_000),
  label: themeLabel.optional(),
})
export type SplitTheme = z.infer<typeof splitThemeSchema>

/** `detail`: fewer and larger themes below 0, more and smaller ones above; each step changes their number by half. */
export const startRunSchema = z
  .strictObject({ detail: z.number().int().min(-3).max(3).default(0) })
  .default({ detail: 0 })
export type StartRun = z.infer<typeof startRunSchema>

const namedTheme = z.object({ id: z.string(), label: z.string() })
export const themeRunSchema = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  stage: z.enum(['reading', 'grouping']),
  /** Of `of`, which is 100. */
  done: count,
  of: count,
  detail: z.number(),
  /** How the texts were read: the model, or their words alone. */
  method: z.string().nullable(),
  texts: count,
  themes: count,
  /** Texts that are in no theme yet. */
  unthemed: count,
  split: z.array(namedTheme.extend({ into: z.array(namedTheme) })),
  merged: z.array(namedTheme.extend({ from: z.array(namedTheme) })),
  faded: z.array(namedTheme),
  error: z.string().nullable(),
})
export type ThemeRun = z.infer<typeof themeRunSchema>

/** An insight that a piece may have something to say to, the likeliest first; `because` says why, null where nothing speaks for it;
 * `sure`: enough speaks for it to be chosen beforehand. */
export type Suggestion = {
  id: string
  statement: string
  people: number
  contested: boolean
  because: string | null
  sure: boolean
}
