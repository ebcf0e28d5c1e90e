import type { Cerqual, CerqualPart, Concern, InsightKind } from './schema-judging'

export const INSIGHT_KIND_LABELS: Record<InsightKind, string> = {
  pain: 'Pain',
  need: 'Need',
  workaround: 'Workaround',
  delight: 'Delight',
  myth: 'Myth',
}

export const CERQUAL_LABELS: Record<CerqualPart, { name: string; asks: string }> = {
  methods: { name: 'Methods', asks: 'Was it heard in a way that can be trusted?' },
  coherence: { name: 'Coherence', asks: 'Does the statement fit the evidence, contrary pieces included?' },
  adequacy: { name: 'Adequacy', asks: 'Is there enough, and is it rich enough?' },
  relevance: { name: 'Relevance', asks: 'Is it about those whom the statement is about?' },
}

export const CONCERN_LABELS: Record<Concern, string> = {
  none: 'No or very minor concerns',
  minor: 'Minor concerns',
  moderate: 'Moderate concerns',
  serious: 'Serious concerns',
}

/**
 * The most that four judgements leave of confidence in a finding: it starts high, and the gravest concern takes it down a level or two; two
 * serious ones leave it very low. The guidance leaves the overall judgement to people: this is a ceiling, not a result.
 * Source: Lewin et al., Implementation Science 13 (2018), suppl. 1, table 3.
 */
export function cerqualCeiling(judged: Cerqual): 'high' | 'moderate' | 'low' | 'very low' {
  const all = Object.values(judged).map((one) => one.concern)
  const serious = all.filter((one) => one === 'serious').length
  if (serious > 1) return 'very low'
  if (serious === 1) return 'low'
  return all.includes('moderate') ? 'moderate' : 'high'
}

const FIELD_LABELS: Record<string, string> = {
  statement: 'Statement',
  status: 'Status',
  kind: 'Kind',
  segment: 'Segment',
  ownerId: 'Owner',
  reviewAt: 'Review date',
  memo: 'Memo',
  cerqual: 'CERQual checklist',
  belief: 'Belief before evidence',
  resolution: 'Resolution',
  wouldChange: 'What would change it',
  evidence: 'Evidence',
}

/** What a change was about, in words. */
export const fieldLabel = (field: string): string => FIELD_LABELS[field] ?? field
