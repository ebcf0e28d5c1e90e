import type { RfcFormat } from './schema'

export type RfcTemplate = { id: string; name: string; about: string; format: RfcFormat; required: readonly string[]; body: string }

const section = (heading: string, hint: string) => `## ${heading}\n\n<!-- ${hint} -->\n`

/** Starting points for a new RFC; `required` are the sections a reviewer may expect to find filled in. */
export const templates: readonly RfcTemplate[] = [
  {
    id: 'proposal',
    name: 'Proposal',
    about: 'A change to the platform that several teams will notice.',
    format: 'markdown',
    required: ['Summary', 'Motivation', 'Proposal', 'Drawbacks', 'Alternatives'],
    body: [
      section('Summary', 'One paragraph that somebody outside your team understands.'),
      section('Motivation', 'What did developers say, and what happens if nothing is done? Link the evidence.'),
      section('Proposal', 'What changes, for whom, from when.'),
      section('Drawbacks', 'Why not do this?'),
      section('Alternatives', 'What else was considered, including doing nothing, and why it lost.'),
      section('Rollout', 'How teams move over, how long both ways work, how to go back.'),
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
  { id: 'blank', name: 'Blank', about: 'No sections; for text that already exists.', format: 'markdown', required: [], body: '' },
]

export const templateById = (id: string) => templates.find((template) => template.id === id) ?? null

/** Required sections that are missing or hold nothing but a hint. */
export const emptySections = (template: RfcTemplate, body: string): string[] => {
  const parts = new Map<string, string>()
  let heading = ''
  for (const line of body.replace(/<!--[\s\S]*?-->/g, '').split(/\r?\n/)) {
    const match = /^#{1,6}\s+(.+?)\s*#*$/.exec(line)
    if (match) parts.set((heading = match[1]!.toLowerCase()), '')
    else if (heading) parts.set(heading, `${parts.get(heading)}${line}`)
  }
  return template.required.filter((name) => !parts.get(name.toLowerCase())?.trim())
}
