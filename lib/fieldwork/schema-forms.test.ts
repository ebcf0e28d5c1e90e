import { expect, test } from 'vitest'
import { sessionFilterOf } from './schema-filter'
import { parseFilter } from '@/lib/core/filter'
import { noteBody, noteTitle } from './schema-note'
import { newSessionSchema } from './schema'
import { highlightFormSchema, noteFormSchema, sessionFormSchema } from './schema-forms'

const form = {
  kind: 'interview' as const,
  title: 'Builds',
  team: '',
  date: '2026-03-04',
  scope: 'a-year' as const,
  until: '',
  named: false,
  body: '**Ana:** Slow.',
  plan: '',
  participants: [
    { who: '', speaker: '', role: 'participant' as const },
    { who: 'ana@example.test', speaker: 'Ana', role: 'participant' as const },
  ],
}

test('a session is read from its form; rows left empty count for nothing', () => {
  expect(sessionFormSchema.parse(form).participants).toEqual([
    { email: 'ana@example.test', speaker: 'Ana', role: 'participant' },
  ])
})

test('problems come back to the fields that were typed into', () => {
  const wrong = {
    ...form,
    participants: [form.participants[0]!, { who: 'ana@', speaker: '', role: 'participant' as const }],
    scope: 'until' as const,
    body: ' ',
  }
  const paths = sessionFormSchema.safeParse(wrong).error?.issues.map((issue) => issue.path.join('.'))
  expect(paths).toEqual(expect.arrayContaining(['participants.1.who', 'until']))
  const empty = sessionFormSchema
    .safeParse({ ...form, title: ' ', date: 'x' })
    .error?.issues.map((issue) => issue.path.join('.'))
  expect(empty).toEqual(expect.arrayContaining(['title', 'date']))
})

test('a field note sent by the page and one posted without a script are the same session', () => {
  const fields = {
    context: '',
    task: 'Deploy',
    observed: 'Waits',
    said: '',
    friction: 'The queue hides its length.',
    workaround: '',
    minutesLost: '25',
    load: 'extraneous' as const,
    tool: 'ci',
    team: '',
    who: 'P4',
    date: '2026-03-04',
  }
  expect(newSessionSchema.parse(noteBody(fields))).toEqual(noteFormSchema.parse(fields))
  expect(noteFormSchema.safeParse({ ...fields, friction: ' ' }).error?.issues[0]?.path).toEqual(['friction'])
})

test('a title is the first line of the friction, cut between words', () => {
  expect(noteTitle(' Slow.\nVery.')).toBe('Slow.')
  expect(noteTitle('word '.repeat(40))).toMatch(/^(?:word )+word…$/)
  expect(noteTitle('x'.repeat(200))).toHaveLength(80)
})

test('a posted quote has the line ends of the text, tags come as a list', () => {
  const { highlight } = highlightFormSchema.parse({
    session: 's',
    quote: 'a\r\n\r\nb',
    tags: ' ci, waiting ,',
    note: ' ',
  })
  expect(highlight).toEqual({ quote: 'a\n\nb', tags: ['ci', 'waiting'], audience: 'everyone' })
})

test('a filter which nothing can match finds nothing', () => {
  const read = (text: string) => sessionFilterOf(parseFilter(text, ['kind', 'team']))
  expect(read('kind:Interview team:Payments queue')).toEqual({ kind: 'interview', team: 'payments', q: 'queue' })
  expect([read('kind:party'), read('kind:embed kind:interview'), read('-team:a')]).toEqual([null, null, null])
})
