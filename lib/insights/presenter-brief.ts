import { formatIsoDay } from '@/lib/core/relative-time'
import { linkMarkdown, literalMarkdown as escapeMarkdown } from '@/lib/core/text/literal-markdown'
import { groupBy } from '@/lib/core/group'
import { formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { attributionLabel, KIND_LABELS } from '@/lib/evidence/presenter-labels'
import { INSIGHT_KIND_LABELS } from './presenter-labels'
import { STANDING_RULES } from './rules'
import type { Insight } from './schema'

/** So many quotes of each team and stance. */
const QUOTES_EACH = 2
const MAX_TEAMS = 8
const MAX_MISSING = 10

type Piece = Insight['evidence'][number]

const quote = (piece: Piece): string =>
  `${escapeMarkdown(piece.text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}\n>\n> — ${[
    KIND_LABELS[piece.kind],
    attributionLabel(piece),
    formatIsoDay(piece.occurredAt),
    piece.source,
  ]
    .filter(Boolean)
    .map(escapeMarkdown)
    .join(', ')}`

/** Quotes of one stance by team; pieces whose team may not be named come together at the end. */
function quotesByTeam(pieces: readonly Piece[]): string {
  const byTeam = groupBy(
    pieces.filter((piece) => !piece.platformTeam),
    (piece) => piece.team ?? '',
  )
  const teams = [...byTeam].sort(
    ([a, x], [b, y]) => Number(a === '') - Number(b === '') || y.length - x.length || a.localeCompare(b),
  )
  return teams
    .slice(0, MAX_TEAMS)
    .map(
      ([team, own]) =>
        `**${team === '' ? 'Team not named' : escapeMarkdown(team)}**\n\n${own.slice(0, QUOTES_EACH).map(quote).join('\n\n')}`,
    )
    .join('\n\n')
}

const part = (title: string, text: string): string => (text === '' ? '' : `## ${title}\n\n${text}\n`)

/**
 * An insight that stands alone, in Markdown: what holds, how widely and how surely, what people said by team, and the
 * limits. It holds what its reader
 * may read and nothing else.
 * @param isCut whether quotes are from some of its pieces
 */
export function insightBrief({ insight, isCut }: { insight: Insight; isCut: boolean }, url: string): string {
  const { breadth, representation, support, resolution, belief } = insight
  const facts = [
    STANDING_RULES[insight.standing].label,
    insight.kind && INSIGHT_KIND_LABELS[insight.kind],
    insight.segment && `about ${escapeMarkdown(insight.segment)}`,
    `${plural(breadth.people, 'person', 'people')} for it, ${insight.peopleAgainst} against`,
    `${breadth.teams} of ${plural(breadth.teamsInCompany, 'team')}`,
    `confidence ${insight.confidence} of 10 (${insight.confidenceLevel})`,
  ].filter(Boolean)
  const of = (stance: Piece['stance']) => quotesByTeam(insight.evidence.filter((piece) => piece.stance === stance))
  const silent = representation.missing.length > 0 ? representation.missing : representation.unknown
  const limits = [
    ...insight.confidenceWhy,
    silent.length > 0 &&
      `${representation.missing.length > 0 ? 'Not heard' : 'May not have been heard'}: ${silent.slice(0, MAX_MISSING).join(', ')}${
        silent.length > MAX_MISSING ? ` and ${silent.length - MAX_MISSING} more teams` : ''
      }`,
    support &&
      `Weighing teams by their size ${formatPercent(support.share)} would agree ` +
        `(${formatPercentInterval(...support.ci)} %), as far as teams of ${formatPercent(support.covered)} of ` +
        `the company were heard`,
    breadth.platform > 0 && `${plural(breadth.platform, 'piece')} from the platform team count for nothing`,
    insight.hiddenEvidence > 0 &&
      `${plural(insight.hiddenEvidence, 'piece')} for researchers only count and are not quoted`,
    isCut && `Quotes are from the ${insight.evidence.length} deepest of ${insight.evidenceInAll} pieces`,
  ].flatMap((one) => (one ? [`- ${escapeMarkdown(one)}.`] : []))
  return [
    `# ${escapeMarkdown(insight.statement)}\n`,
    `${facts.join(' · ')}\n`,
    part('What people say for it', of('supports')),
    part('What people say against it', of('contradicts')),
    resolution &&
      part(
        insight.status === 'disproved' ? 'Disproved' : 'Resolution',
        [
          escapeMarkdown(resolution.text),
          resolution.wouldChange && `What would change it: ${escapeMarkdown(resolution.wouldChange)}`,
        ]
          .filter(Boolean)
          .join('\n\n'),
      ),
    belief &&
      part('What the platform team believed', `${belief.share} % would agree. ${escapeMarkdown(belief.text)}`.trim()),
    part('Limits', limits.join('\n')),
    `${linkMarkdown(url)}\n`,
  ]
    .filter(Boolean)
    .join('\n')
}
