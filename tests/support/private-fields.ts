import type { Role } from '@/lib/core/permissions'

/**
 * Who may read a column of an item, or of what hangs on one:
 * - `open`: everyone who may read the row;
 * - `scored`: those who may read scores; `researchers`: those who lead conversations; `writers`: those who write the roadmap;
 * - `own`: the person whom the row is of, and nobody else;
 * - `sealed`: no one, by no route;
 * - `key`: an id or a code that joins rows or orders them. It says nothing by itself, and is not looked for.
 */
export type Class = 'open' | 'scored' | 'researchers' | 'writers' | 'own' | 'sealed' | 'key'

const READERS: Record<Exclude<Class, 'key'>, readonly Role[]> = {
  open: ['stakeholder', 'developer', 'advocate', 'pm', 'admin'],
  scored: ['developer', 'advocate', 'pm', 'admin'],
  researchers: ['advocate', 'pm', 'admin'],
  writers: ['pm', 'admin'],
  own: [],
  sealed: [],
}
/** Who may see a secret of this class; a reader without a role sees what is open. */
export const maySee = (level: Class, role: Role | 'nobody'): boolean =>
  level === 'key' || (role === 'nobody' ? level === 'open' : READERS[level].includes(role))

/**
 * Every column of an item and of every table that hangs on one. A column that is missing here fails the test: who adds one
 * says who may read it.
 */
export const CLASSES: Record<string, Record<string, Class>> = {
  RoadmapItem: {
    ...{ id: 'key', title: 'open', problem: 'open', kind: 'key', horizon: 'key', status: 'key', rank: 'key' },
    ...{ outcome: 'open', quarter: 'open', theme: 'open', publishedAt: 'open', shippedAt: 'open', createdAt: 'open' },
    ...{ updatedAt: 'open', mergedIntoId: 'key', rfcNumber: 'scored', teamId: 'scored', capabilityId: 'scored' },
    ...{ impact: 'scored', impactNote: 'scored', effort: 'scored', effortNote: 'scored', reachEstimate: 'scored' },
    ...{ reachNote: 'scored', urgency: 'scored', riskReduction: 'scored', reviewAt: 'scored', alternatives: 'scored' },
    ...{ commitNote: 'scored', opposition: 'scored', reach: 'scored', confidence: 'scored', rice: 'scored' },
    ...{ wsjf: 'scored', ice: 'scored', opportunity: 'scored', riceLow: 'scored', riceHigh: 'scored' },
    ...{ basis: 'scored', measured: 'key', contested: 'key', scoredAt: 'sealed', createdById: 'sealed' },
  },
  // What happened while an item was a draft is for writers: the rows of that time are planted as theirs.
  ItemEvent: {
    ...{ seq: 'key', itemId: 'key', kind: 'key', byId: 'sealed', at: 'scored', from: 'sealed', to: 'sealed' },
    ...{ why: 'scored', words: 'sealed', undoneAt: 'sealed' },
  },
  ItemDependency: { itemId: 'key', needsId: 'key' },
  ItemVote: {
    ...{ id: 'key', itemId: 'key', personId: 'sealed', reason: 'scored', createdAt: 'scored', changedAt: 'scored' },
  },
  ItemLink: {
    ...{ itemId: 'key', url: 'scored', provider: 'key', key: 'scored', title: 'scored', state: 'key' },
    ...{ stateName: 'scored', checkedAt: 'scored', statedAt: 'sealed', createdAt: 'sealed' },
    ...{ outsideId: 'sealed' },
  },
  ItemInsight: { itemId: 'key', insightId: 'key' },
  // Which of two items one person would do first goes into an order of all, and is shown to nobody by itself.
  ItemComparison: { personId: 'sealed', lowId: 'key', highId: 'key', better: 'key', at: 'sealed' },
  ItemOutcome: {
    ...{ itemId: 'key', metric: 'open', baseline: 'open', target: 'open', by: 'open', teamId: 'sealed' },
    ...{ capability: 'open', surveyId: 'key', measure: 'key', statedAt: 'open', statedById: 'sealed', result: 'key' },
    recordedAt: 'open',
    ...{ note: 'open', evidenceId: 'key' },
  },
  Update: {
    ...{ id: 'key', title: 'open', body: 'open', audience: 'key', kind: 'key', audiences: 'key', texts: 'open' },
    ...{ opposed: 'own', itemId: 'key', publishedAt: 'open', createdById: 'sealed', createdAt: 'sealed' },
  },
  // What is being written is for those who may publish it.
  UpdateDraft: {
    ...{ itemId: 'key', kind: 'key', title: 'writers', body: 'writers', audiences: 'key', texts: 'writers' },
    ...{ opposed: 'writers', version: 'key', updatedById: 'sealed', updatedAt: 'writers' },
  },
  LaunchTick: {
    ...{ itemId: 'key', step: 'key', state: 'key', note: 'writers', byId: 'sealed', at: 'writers' },
  },
  Told: {
    ...{ updateId: 'key', personId: 'sealed', state: 'key', evidence: 'sealed', stance: 'key', seenBy: 'key' },
    ...{ channel: 'key', at: 'own', hiddenAt: 'own', createdAt: 'sealed' },
  },
  WebhookDelivery: {
    ...{ id: 'sealed', webhookId: 'key', updateId: 'key', state: 'key', tries: 'key', nextTryAt: 'sealed' },
    ...{ trouble: 'sealed', triedAt: 'sealed', createdAt: 'sealed' },
  },
  // Beside the items.
  RoadmapView: { id: 'key', ownerId: 'sealed', name: 'own', query: 'own', shared: 'key', createdAt: 'sealed' },
  Insight: {
    ...{ id: 'key', statement: 'scored', status: 'key', resolution: 'scored', resolvedById: 'sealed' },
    ...{ resolvedAt: 'scored', wouldChange: 'scored', resolvedAgainst: 'key', kind: 'key', segment: 'scored' },
    ...{ ownerId: 'sealed', reviewAt: 'scored', memo: 'scored', cerqual: 'scored', belief: 'scored', people: 'key' },
    ...{ teams: 'key', low: 'key', medium: 'key', high: 'key', supports: 'key', contradicts: 'key' },
    ...{
      confidence: 'key',
      contested: 'key',
      counted: 'key',
      byRung: 'key',
      ...{ heard: 'key', heardOf: 'key', heardVersion: 'key' },
      scoredAt: 'key',
      createdById: 'sealed',
    },
    ...{ createdAt: 'key', updatedAt: 'key' },
  },
  InsightEvidence: {
    ...{ insightId: 'key', evidenceId: 'key', stance: 'key', agrees: 'key', addedById: 'sealed', addedAt: 'key' },
    ...{ voices: 'key', followed: 'key' },
  },
  Evidence: {
    ...{ id: 'key', kind: 'key', rung: 'key', text: 'scored', personId: 'sealed', teamId: 'key', people: 'key' },
    ...{ anonymous: 'key', platform: 'key', occurredAt: 'scored', refKind: 'key', refId: 'key', voice: 'sealed' },
    ...{ attribution: 'scored', audience: 'key', sourceId: 'key', askKey: 'key', sourceTitle: 'scored' },
    ...{ href: 'key', tags: 'scored', createdAt: 'key', sameAsId: 'key', ofFew: 'key' },
  },
}
