import fc from 'fast-check'
import { expect, test } from 'vitest'
import { participantsFromLines, sessionFormSchema } from './schema-forms'
import { segmentsOf, viewTurns } from './rules-view'

const mark = (id: string, start: number, length: number) => ({ id, start, quote: 'x'.repeat(length), anchorState: 'exact' as const })

test('text is cut where highlights begin and end, and nothing of it is lost', () => {
  expect(segmentsOf('slow builds hurt', 100, [mark('a', 100, 11), mark('b', 105, 11)])).toEqual([
    { text: 'slow ', offset: 100, marks: ['a'] }, { text: 'builds', offset: 105, marks: ['a', 'b'] }, { text: ' hurt', offset: 111, marks: ['b'] },
  ])
  fc.assert(fc.property(fc.string(), fc.nat(50), fc.array(fc.tuple(fc.nat(80), fc.nat(30))), (text, offset, spans) => {
    const segments = segmentsOf(text, offset, spans.map(([start, length], index) => mark(String(index), start, length)))
    expect(segments.map((one) => one.text).join('')).toBe(text)
    for (const one of segments) expect(text.slice(one.offset - offset).startsWith(one.text)).toBe(true)
  }))
})

test('speakers are shown by the name they agreed to, headings as headings', () => {
  const ana = { id: 'a', role: 'participant' as const, pseudonym: 'P1', speaker: null, personName: 'Ana Brandt', named: false }
  const turns = viewTurns('# Notes\n\n**Ana Brandt:** Slow.\n\nVery.\n\n**Break:** [1:00]', [ana], [])
  expect(turns.map((turn) => [turn.speaker, turn.aside, turn.lines.map((line) => line.heading)])).toEqual([
    [null, false, [true]], ['P1', false, [false, false]], ['Break', true, [false]],
  ])
  expect(turns[0]?.lines[0]?.segments[0]).toEqual({ text: 'Notes', offset: 2, marks: [] })
})

test('participants are typed one a line, by address or pseudonym', () => {
  expect(participantsFromLines('ana@example.test\n P1, \nInterviewer: Bo')).toEqual([
    { email: 'ana@example.test', role: 'participant' }, { pseudonym: 'P1', role: 'participant' }, { pseudonym: 'Bo', role: 'interviewer' },
  ])
})

test('problems of a session come back to the fields of its form', () => {
  const form = { kind: 'interview' as const, title: '', team: '', date: 'x', participants: 'a@b', scope: 'until' as const, until: '', named: false, body: '' }
  const paths = sessionFormSchema.safeParse(form).error?.issues.map((issue) => issue.path.join('.'))
  expect(paths).toEqual(expect.arrayContaining(['title', 'date', 'participants', 'until']))
})
