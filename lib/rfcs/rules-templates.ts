import type { RfcFormat } from './schema'

export type RfcTemplate = {
  id: string
  name: string
  about: string
  format: RfcFormat
  /** Headings that must stand in the text and say something before it goes into review. */
  required: readonly string[]
  /** The one of them that must also link what it stands on. */
  founded?: string
  /** What an RFC begun from it is labelled with. */
  labels?: readonly string[]
  body: string
}

const section = (heading: string, hint: string, level = '##') => `${level} ${heading}\n\n<!-- ${hint} -->\n`
const option = (heading: string, hint: string) => section(heading, hint, '###')

/** Starting points for a new RFC that come with the hub; a workspace adds its own (queries-templates.ts). */
export const templates: readonly RfcTemplate[] = [
  {
    id: 'proposal',
    name: 'Proposal',
    about: 'A change to the platform that several teams will notice.',
    format: 'markdown',
    required: [
      'Problem',
      'Proposal',
      'Alternatives',
      'Doing nothing',
      'Documentation',
      'Enablement',
      'Buying',
      'Migration',
      'Costs',
      'What would change our mind',
    ],
    founded: 'Problem',
    body: [
      section('Summary', 'One paragraph that somebody outside your team understands.'),
      section('Problem', 'What did developers say, how many of them, and what does it cost them? Link the evidence.'),
      section('Proposal', 'What changes, for whom, from when.'),
      section(
        'Alternatives',
        'What else was considered and why it lost. Building something is one answer among several.',
      ),
      option('Doing nothing', 'What happens if it stays as it is?'),
      option('Documentation', 'Would better documentation be enough?'),
      option('Enablement', 'Would training, pairing or a guide be enough?'),
      option('Buying', 'What can be bought or taken over, and what would that cost?'),
      section('Migration', 'How teams move over, how long both ways work, how to go back.'),
      section('Costs', 'To build, to run, and to everybody who has to change something.'),
      section('What would change our mind', 'What would have to be seen for this to be dropped or done otherwise?'),
      section('Open questions', 'What should the review answer?'),
    ].join('\n'),
  },
  {
    id: 'decision',
    name: 'Decision record',
    about: 'One choice between known options, after MADR.',
    format: 'markdown',
    required: ['Context', 'Options', 'Decision'],
    body: [
      section('Context', 'What forces a choice now?'),
      section('Options', 'At least two, each with what speaks for and against it.'),
      section('Decision', 'The option you propose, because …'),
      section('Consequences', 'What becomes easier, what becomes harder, how you will know.'),
    ].join('\n'),
  },
  {
    id: 'blank',
    name: 'Blank',
    about: 'No sections; for text that already exists.',
    format: 'markdown',
    required: [],
    body: '',
  },
]

export const templateById = (id: string) => templates.find((template) => template.id === id) ?? null

/** A template's own text of one of its sections: what is put in where it is missing. */
export const sectionText = (template: RfcTemplate, name: string): string => {
  const lines = template.body.split('\n')
  const from = lines.findIndex((line) => line.replace(/^#+\s+/, '') === name && line.startsWith('#'))
  if (from < 0) return `## ${name}\n`
  const next = lines.findIndex((line, index) => index > from && line.startsWith('#'))
  return (
    lines
      .slice(from, next < 0 ? undefined : next)
      .join('\n')
      .trimEnd() + '\n'
  )
}
