import { formatIsoDay } from '@/lib/core/relative-time'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { adoptionWords, chosenTeamsWords, chosenWords } from '@/lib/catalog/rules-asked'
import type { Chosen } from '@/lib/catalog/schema-asked'
import type { Capability } from '@/lib/catalog/schema-capabilities'
import { metricHref } from '@/lib/outcomes/rules-delivery-metrics'
import { formatEstimate, formatStated, metricWords, unitOfChange } from '@/lib/outcomes/rules-format'
import type { Outcome } from '@/lib/outcomes/schema-outcome'
import type { Item } from '@/lib/roadmap/schema'
import type { Audience } from './schema'

/** Where a claim can be checked. `href` is a path of the hub. */
export interface Source {
  label: string
  href: string
}
/** One sentence, with what it rests on: at least one source. */
export interface Claim {
  text: string
  sources: Source[]
}
export interface Brief {
  title: string
  audience: Audience
  sections: { title: string; claims: Claim[] }[]
}

/** What of an item a brief is made of, as its reader may read it. */
export interface BriefData {
  item: Pick<
    Item,
    'id' | 'title' | 'problem' | 'kind' | 'status' | 'outcome' | 'quarter' | 'alternatives' | 'opposition' | 'rfcNumber'
  > & {
    score: { effort: number } | null
  }
  /** People and teams that were heard, and how many spoke against it. */
  heard: { people: number; teams: number; contradicting: number; low: number; medium: number; high: number }
  insights: { id: string; statement: string; confidence: number }[]
  outcome: Outcome | null
  capability:
    | (Pick<Capability, 'id' | 'name' | 'adoption' | 'adoptionFrom' | 'funnel' | 'chosenTeams'> & {
        /** What share of people say that they chose it. */
        chosen: Chosen
      })
    | null
}

const HOW: Record<Item['kind'], string> = {
  docs: 'It is served by documentation.',
  enablement: 'It is served by teaching and help.',
  buy: 'It is bought.',
  build: 'It is built.',
  retire: 'Something is taken away.',
}
const CONSIDERED: Record<string, string> = {
  nothing: 'Doing nothing',
  docs: 'Documentation',
  enablement: 'Teaching and help',
  buy: 'Buying',
  build: 'Building',
  retire: 'Retiring something',
}

const people = (count: number): string => plural(Math.round(count), 'person', 'people')
/** A sentence that ends as one, whatever the person who wrote it typed. */
const sentence = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim()
  return /[.!?…]$/.test(plain) ? plain : `${plain}.`
}

const about = ({ item }: BriefData): Source => ({ label: 'Roadmap item', href: paths.item(item.id) })
const trail = ({ item }: BriefData): Source => ({ label: 'Trail of the evidence', href: paths.itemTrail(item.id) })

const uniqueSources = (sources: readonly Source[]): Source[] => [
  ...new Map(sources.map((one) => [one.href, one])).values(),
]

const problem = (data: BriefData): Claim[] =>
  data.item.problem.trim() === '' ? [] : [{ text: sentence(data.item.problem), sources: [about(data), trail(data)] }]

const heard = (data: BriefData): Claim[] => {
  const { people: count, teams, low, medium, high, contradicting } = data.heard
  if (count === 0) return [{ text: 'Nobody was heard about it yet: it rests on a guess.', sources: [about(data)] }]
  const rungs = [
    ...(low > 0 ? [`${low} from surveys`] : []),
    ...(medium > 0 ? [`${medium} from RFCs and interviews`] : []),
    ...(high > 0 ? [`${high} from weeks inside a team`] : []),
  ]
  const inTeams = teams > 0 ? ` in ${plural(teams, 'team')}` : ''
  const pieces = rungs.length > 0 ? ` Pieces of evidence: ${rungs.join(', ')}.` : ''
  return [
    { text: `${people(count)} heard${inTeams} ask for it.${pieces}`, sources: [trail(data)] },
    ...(contradicting > 0 ? [{ text: `${people(contradicting)} said the opposite.`, sources: [trail(data)] }] : []),
  ]
}

const insights = ({ insights: found }: BriefData): Claim[] =>
  found.slice(0, 5).map(({ id, statement, confidence }) => ({
    text: `${sentence(statement)} Confidence ${confidence.toFixed(1)} of 10.`,
    sources: [{ label: 'Insight', href: paths.insight(id) }],
  }))

/** Where the figures of an outcome are read. Whoever may not read the survey that measures it reads them at the item. */
function metricSource(data: BriefData, { metric, survey, method }: Outcome): Source {
  if (survey)
    return {
      label: `Survey: ${metric}`,
      href: paths.survey(survey.id, {}, survey.measure.startsWith('score:') ? undefined : survey.measure),
    }
  return method === 'two-waves' ? about(data) : { label: `Metric: ${metricWords(metric)}`, href: metricHref(metric) }
}

/** What was agreed and what was measured; a figure never stands without its interval or why it has none, nor where there are too few weeks. */
function measured(data: BriefData): Claim[] {
  const { outcome } = data
  const stated: Claim[] =
    data.item.outcome.trim() === '' ? [] : [{ text: sentence(data.item.outcome), sources: [about(data)] }]
  if (!outcome) return stated
  const { metric, unit, baseline, target, by, change, ci, method, shippedAt } = outcome
  const source = metricSource(data, outcome)
  const agreed: Claim = {
    text: `Agreed: ${metricWords(metric)} from ${formatStated(baseline, unit)} to ${formatStated(target, unit)} by ${formatIsoDay(by)}.`,
    sources: uniqueSources([about(data), source]),
  }
  if (shippedAt === null)
    return [...stated, agreed, { text: 'It has not shipped: nothing is measured yet.', sources: [about(data)] }]
  if (change === null || method === 'too-few')
    return [
      ...stated,
      agreed,
      {
        text:
          method === 'two-waves'
            ? 'No closed wave of the survey stands on both sides of its day, so nobody can say what it changed.'
            : 'Too few weeks are measured to say what it changed.',
        sources: [source],
      },
    ]
  const differs = unitOfChange(unit)
  const sure = !ci || ci[0] > 0 || ci[1] < 0 ? '' : ' It may be no change at all.'
  const range = ci
    ? `95 % interval ${formatEstimate(ci[0], differs, ci)} to ${formatEstimate(ci[1], differs, ci)}`
    : method === 'two-waves'
      ? 'all of a wave answered alike, so there is no interval'
      : 'the weeks do not vary, so there is no interval'
  return [
    ...stated,
    agreed,
    {
      text:
        `Measured: a change of ${formatEstimate(change, differs, ci)}` +
        `${method === 'interrupted-series' ? ' against the trend before' : ''} (${range}).${sure}`,
      sources: uniqueSources([about(data), source]),
    },
    ...(outcome.recorded
      ? [
          {
            text: `Recorded as: ${RESULT_WORDS[outcome.recorded.result] ?? outcome.recorded.result}.`,
            sources: recordedAt(data),
          },
        ]
      : []),
  ]
}
const RESULT_WORDS: Record<string, string> = {
  reached: 'the target is reached',
  improved: 'better, and short of the target',
  'did-not-work': 'it did not work',
  unclear: 'unclear',
}
const recordedAt = (data: BriefData): Source[] => {
  const evidence = data.outcome?.recorded?.evidenceId
  return evidence ? [{ label: 'Evidence', href: paths.evidenceItem(evidence) }] : [about(data)]
}

const alternatives = (data: BriefData): Claim[] =>
  data.item.alternatives.map(({ kind, whyNot }) => ({
    text: `${CONSIDERED[kind] ?? kind} was considered and is not enough: ${sentence(whyNot)}`,
    sources: [{ label: 'Why is it here?', href: paths.itemWhy(data.item.id) }],
  }))

const how = (data: BriefData): Claim[] => {
  const { capability, item } = data
  return [
    {
      text: `${HOW[item.kind]}${item.quarter ? ` Named for ${item.quarter.replace('-', ' ')}.` : ''}`,
      sources: [about(data)],
    },
    ...(capability
      ? [
          {
            text: `It changes ${capability.name}.`,
            sources: [{ label: capability.name, href: paths.capability(capability.id) }],
          },
        ]
      : []),
    ...(item.rfcNumber !== null
      ? [
          {
            text: `It was proposed and discussed as RFC ${item.rfcNumber}.`,
            sources: [{ label: `RFC ${item.rfcNumber}`, href: paths.rfc(item.rfcNumber) }],
          },
        ]
      : []),
  ]
}

/** How many use what it changes, and never without whether they chose to. */
function adoption({ capability }: BriefData): Claim[] {
  if (!capability) return []
  const { id, name, chosen } = capability
  const source = { label: name, href: paths.capability(id) }
  const used = adoptionWords(capability)
  if (used === null) return [{ text: `How many use ${name} is not known.`, sources: [source] }]
  const teams = chosenTeamsWords(capability)
  const survey =
    chosen.state === 'not-asked' ? [source] : [{ label: `Survey ${chosen.title}`, href: paths.survey(chosen.survey) }]
  return [
    { text: `${name}: ${used}.`, sources: [source] },
    ...(teams ? [{ text: `${teams}.`, sources: [source] }] : []),
    { text: `${chosenWords(chosen)}.`, sources: survey },
  ]
}

const cost = (data: BriefData): Claim[] =>
  data.item.score
    ? [
        {
          text: `Effort: ${plural(data.item.score.effort, 'person-week')}, as estimated. Money is not counted here.`,
          sources: [{ label: 'Why is it here?', href: paths.itemWhy(data.item.id) }],
        },
      ]
    : []

const against = (data: BriefData): Claim[] =>
  data.item.opposition.trim() === ''
    ? []
    : [{ text: sentence(data.item.opposition), sources: [about(data), trail(data)] }]

type Part = readonly [title: string, claims: (data: BriefData) => Claim[]]

/** What each audience is told, in this order: its value in their words, and effort only where money is decided. */
const PARTS: Record<Audience, readonly Part[]> = {
  everyone: [['Why', problem], ['What is different', measured], ['How', how]],
  developers: [['What waits for you today', problem], ['What you can do then', measured], ['How', how], ['Who uses it, and whether they chose to', adoption], ['Who asked', heard], ['Answered to those against', against]],
  managers: [['What your teams lose today', problem], ['Whose teams were heard', heard], ['What they get back', measured], ['Who uses it, and whether they chose to', adoption], ['Answered to those against', against]],
  executives: [['What it is worth', measured], ['Who uses it, and whether they chose to', adoption], ['How surely it is known', insights], ['Who asked', heard]],
  finance: [['What it costs', cost], ['What was considered instead', alternatives], ['What it saves', measured], ['Who uses it, and whether they chose to', adoption]],
  security: [['What it changes', how], ['What was considered instead', alternatives], ['Who spoke against it', against], ['How surely it is known', insights]],
} // prettier-ignore

/** A brief of an item for an audience: parts without a claim are left out, and no claim is without a source. */
export const briefOf = (audience: Audience, data: BriefData): Brief => ({
  title: data.item.title,
  audience,
  sections: PARTS[audience]
    .map(([title, claims]) => ({ title, claims: claims(data) }))
    .filter(({ claims }) => claims.length > 0),
})
