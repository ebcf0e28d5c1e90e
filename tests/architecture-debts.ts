/** What the rules of architecture.ts still let pass. Each list only shrinks; take out what you have mended. */

/** Files that name no layer yet. */
export const UNLAYERED: ReadonlySet<string> = new Set(
  `
lib/surveys/answering/answers.ts
lib/surveys/answering/arrivals.ts
lib/surveys/answering/definition.ts
lib/surveys/answering/drafts.ts
lib/surveys/answering/form.ts
lib/surveys/answering/in-terminal.ts
lib/surveys/answering/maxdiff.ts
lib/surveys/answering/pipe.ts
lib/surveys/answering/public.ts
lib/surveys/answering/reasons.ts
lib/surveys/answering/refusal.ts
lib/surveys/answering/respond.ts
lib/surveys/answering/visible.ts
lib/surveys/csv-columns.ts
lib/surveys/editor/editor.ts
lib/surveys/editor/history.ts
lib/surveys/editor/lines.ts
lib/surveys/editor/lint-words.ts
lib/surveys/editor/lint.ts
lib/surveys/editor/ops.ts
lib/surveys/editor/pages.ts
lib/surveys/editor/presets.ts
lib/surveys/editor/repeat.ts
lib/surveys/export/codebook.ts
lib/surveys/export/export.ts
lib/surveys/export/segments.ts
lib/surveys/export/spss.ts
lib/surveys/export/table.ts
lib/surveys/export/xlsx.ts
lib/surveys/harvest.ts
lib/surveys/import/benchmark.ts
lib/surveys/import/command-responses.ts
lib/surveys/import/command-survey.ts
lib/surveys/import/compare.ts
lib/surveys/import/detect.ts
lib/surveys/import/draft.ts
lib/surveys/import/expression.ts
lib/surveys/import/flow.ts
lib/surveys/import/guess.ts
lib/surveys/import/html.ts
lib/surveys/import/infer.ts
lib/surveys/import/json.ts
lib/surveys/import/lime-logic.ts
lib/surveys/import/lime-question.ts
lib/surveys/import/lime-tables.ts
lib/surveys/import/lime-words.ts
lib/surveys/import/lime.ts
lib/surveys/import/logic.ts
lib/surveys/import/mapping.ts
lib/surveys/import/outline.ts
lib/surveys/import/plan.ts
lib/surveys/import/qualtrics-flow.ts
lib/surveys/import/qualtrics-logic.ts
lib/surveys/import/qualtrics-question.ts
lib/surveys/import/qualtrics-schema.ts
lib/surveys/import/qualtrics.ts
lib/surveys/import/question.ts
lib/surveys/import/redact.ts
lib/surveys/import/rows.ts
lib/surveys/import/rust.ts
lib/surveys/import/surveyjs-question.ts
lib/surveys/import/surveyjs-schema.ts
lib/surveys/import/surveyjs.ts
lib/surveys/import/table.ts
lib/surveys/import/targets.ts
lib/surveys/import/translation.ts
lib/surveys/inline.ts
lib/surveys/limits.ts
lib/surveys/reach/advice.ts
lib/surveys/reach/embed.ts
lib/surveys/reach/fatigue.ts
lib/surveys/reach/form.ts
lib/surveys/reach/gate.ts
lib/surveys/reach/mail.ts
lib/surveys/reach/post.ts
lib/surveys/reach/quiet.ts
lib/surveys/reach/sample.ts
lib/surveys/reach/settle.ts
lib/surveys/reach/terminal.ts
lib/surveys/reach/ticket.ts
lib/surveys/results/build.ts
lib/surveys/results/drivers.ts
lib/surveys/results/look.ts
lib/surveys/results/responses.ts
lib/surveys/results/results.ts
lib/surveys/results/suppression.ts
lib/surveys/templates/index.ts
lib/surveys/templates/moments.ts
lib/surveys/templates/pulse.ts
lib/surveys/templates/types.ts
lib/surveys/templates/yearly.ts
lib/surveys/tenure.ts
lib/surveys/translate.ts
lib/surveys/waves/cadence.ts
lib/surveys/words/de.ts
lib/surveys/words/en.ts
lib/surveys/words/es.ts
lib/surveys/words/fr.ts
lib/surveys/words/index.ts
lib/surveys/words/ja.ts
lib/surveys/words/notices.ts
lib/surveys/words/refusals.ts
lib/surveys/words/results.ts
`
    .trim()
    .split('\n'),
)

/** Imports against the layers, as "path target". */
export const KNOWN_UPWARD: ReadonlySet<string> = new Set([])

/** Circles through lazy imports. */
export const KNOWN_LAZY_CIRCLES = 4

/** How often a room's SQL names another room's table: "room Table". */
export const CROSS_ROOM_SQL: Readonly<Record<string, number>> = {
  'evidence InsightEvidence': 2,
  'evidence Person': 1,
  'evidence Team': 4,
  'fieldwork ImportRecord': 2,
  'fieldwork Person': 2,
  'fieldwork Team': 3,
  'insights Evidence': 2,
  'insights Person': 1,
  'insights Team': 1,
  'insights Theme': 6,
  'insights ThemeEvidence': 2,
  'people IdempotencyKey': 1,
  'platform VerificationToken': 1,
  'rfcs Person': 10,
  'rfcs Team': 2,
  'roadmap AuditEntry': 1,
  'roadmap Insight': 4,
  'roadmap InsightEvidence': 1,
  'roadmap Setting': 2,
  'roadmap Team': 1,
  'surveys Person': 12,
  'surveys RateWindow': 3,
  'surveys Setting': 2,
  'surveys Team': 2,
  'updates Person': 3,
  'updates RoadmapItem': 1,
}
