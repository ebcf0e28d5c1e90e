import { linkMarkdown as link, literalMarkdown as asText } from '@/lib/core/text/literal-markdown'
import { formatIsoDay } from '@/lib/core/relative-time'
import { attributionLabel, KIND_LABELS } from '@/lib/evidence/presenter-labels'
import type { Evidence } from '@/lib/evidence/schema'
import { STAGE_LABELS } from './presenter-labels'
import { adoptionWords, chosenTeamsWords, chosenWords } from './rules-asked'
import type { Chosen } from './schema-asked'
import type { Capability } from './schema-capabilities'
import type { Champion } from './schema-champions'
import type { Kit, PartName } from './schema-kit'

/** What a kit is made of, as its reader may read it. */
export interface KitData {
  capability: Capability
  chosen: Chosen
  champions: readonly Pick<Champion, 'person' | 'team'>[]
  written: Kit['written']
  version: number
  /** Those of the quotes that may be shown; the others are only counted. */
  quotes: readonly Evidence[]
}

const CHAMPIONS_SHOWN = 30

/** A line of a part, or what to say where there is nothing: a gap is told and never filled. */
type Line = { text: string } | { missing: string }
const have = (text: string): Line[] => (text.trim() === '' ? [] : [{ text }])
const orMissing = (text: string, missing: string): Line[] => (text.trim() === '' ? [{ missing }] : [{ text }])
const what = ({ capability: { description, stage, docs } }: KitData): Line[] => [
  ...orMissing(asText(description), 'What it is was not written down.'),
  { text: `Stage: ${STAGE_LABELS[stage].toLowerCase()}.` },
  ...(docs ? have(`Documentation: ${link(docs)}`) : [{ missing: 'No documentation is named.' }]),
]

const goldenPath = ({ capability: { goldenPath: path, goldenPathSupported } }: KitData): Line[] =>
  path
    ? [
        { text: link(path) },
        goldenPathSupported
          ? { text: 'The platform team supports it.' }
          : { missing: 'The platform team is not known to support it.' },
      ]
    : [{ missing: 'No golden path is named.' }]

function ask({ capability: { team, ownerName, owner }, champions, written }: KitData): Line[] {
  const people = champions
    .slice(0, CHAMPIONS_SHOWN)
    .map(({ person, team: of }) => `- ${asText(of.name)}: ${asText(person.name)} (${asText(person.email)})`)
  const more = champions.length - people.length
  return [
    ...(team ? have(`Team: ${asText(team)}.`) : [{ missing: 'No team is named.' }]),
    ...(ownerName
      ? have(`Owner: ${asText(ownerName)}${owner ? ` (${asText(owner)})` : ''}.`)
      : [{ missing: 'No owner is named.' }]),
    ...(written.channel
      ? have(`Channel: ${/^https?:\/\/\S+$/.test(written.channel) ? link(written.channel) : asText(written.channel)}`)
      : [{ missing: 'No channel is named.' }]),
    ...(people.length > 0
      ? have(`Champions, by team:\n\n${people.join('\n')}${more > 0 ? `\n- and ${more} more` : ''}`)
      : [{ missing: 'No champion is named.' }]),
  ]
}

function used({ capability, chosen }: KitData): Line[] {
  const adopted = adoptionWords(capability)
  const teams = chosenTeamsWords(capability)
  return [
    ...(adopted ? have(`${adopted}.`) : [{ missing: 'How many use it is not known.' }]),
    ...(teams ? have(`${teams}.`) : []),
    chosen.state === 'shown' ? { text: `${chosenWords(chosen)}.` } : { missing: `${chosenWords(chosen)}.` },
  ]
}

const quoted = (piece: Evidence): string => {
  const by = [KIND_LABELS[piece.kind], attributionLabel(piece), piece.team, formatIsoDay(piece.occurredAt)]
  const words = asText(piece.text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
  return `${words}\n>\n> ${by
    .filter(Boolean)
    .map((one) => asText(String(one)))
    .join(', ')}`
}

function said({ quotes, written }: KitData): Line[] {
  const gone = written.quotes.length - quotes.length
  return [
    ...quotes.map((piece) => ({ text: quoted(piece) })),
    ...(gone > 0 ? [{ missing: `${gone} of the quotes withdrawn, or not shown to everybody.` }] : []),
    ...(written.quotes.length === 0 ? [{ missing: 'No quote is chosen.' }] : []),
  ]
}

function leave({ capability: { stage, retireBy, replacement, plan }, written }: KitData): Line[] {
  const ends =
    stage !== 'retirement'
      ? []
      : [
          retireBy
            ? { text: `It ends on ${formatIsoDay(retireBy)}.` }
            : { missing: 'It is retired; no last day is named.' },
          replacement ? { text: `Instead: ${asText(replacement)}.` } : { missing: 'No replacement is named.' },
          ...have(asText(plan)),
        ]
  return [...ends, ...orMissing(written.leaving, 'How to leave it is not written.')]
}

const COMPOSED: readonly [PartName, string, (data: KitData) => Line[]][] = [
  ['what', 'What it is', what],
  [
    'begin',
    'Begin in five minutes',
    ({ written }) => orMissing(written.begin, 'How to begin in five minutes is not written.'),
  ],
  ['golden-path', 'The golden path', goldenPath],
  ['ask', 'Whom to ask', ask],
  ['used', 'Who uses it, and whether they chose to', used],
  ['said', 'What people say', said],
  ['limits', 'Known limits', ({ written }) => orMissing(written.limits, 'Its limits are not written down.')],
  ['leave', 'How to leave', leave],
]

/** The kit of a capability, part by part. Every part is there: what is missing in one is said in it. */
export const toKit = (data: KitData): Kit => ({
  capability: { id: data.capability.id, name: data.capability.name },
  ...{ written: data.written, version: data.version },
  parts: COMPOSED.map(([name, title, compose]) => {
    const lines = compose(data)
    return {
      ...{ name, title },
      text: lines.map((line) => ('text' in line ? line.text : `_${asText(line.missing)}_`)).join('\n\n'),
      there: lines.flatMap((line) => ('text' in line ? [line.text] : [])).join('\n\n'),
      missing: lines.flatMap((line) => ('missing' in line ? [line.missing] : [])),
    }
  }),
})

/** A kit as one Markdown file. @param url where the kit is kept up to date */
export const kitMarkdown = ({ capability, parts }: Kit, url: string, day: string): string =>
  `${[
    `# ${asText(capability.name)}`,
    `As of ${formatIsoDay(day)}, from ${link(url)}. It holds what every engineer may read.`,
    ...parts.map(({ title, text }) => `## ${title}\n\n${text}`),
  ].join('\n\n')}\n`
