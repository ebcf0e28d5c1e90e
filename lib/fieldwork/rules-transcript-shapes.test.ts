import { describe, expect, it } from 'vitest'
import { costOf } from '@/tests/support/cost'
import { parseTranscript, spokenTurns, storedTranscript } from './rules-transcript'
import { dateIn, readTranscript } from './rules-transcript-shapes'

/** Who says what and when, as the hub would read the stored text again. */
const turns = (source: string) => {
  const { body } = storedTranscript(source)
  return spokenTurns(parseTranscript(body)).map((turn) => [turn.label, turn.startMs, turn.text])
}
const people = (source: string) => parseTranscript(storedTranscript(source).body).speakers
const wait = 'We wait.'
const not = 'We do not.'

/** Shapes that tools write, each with two voices that speak in turn. */
const SHAPES: Record<string, [source: string, names: [string, string], times: (number | null)[]]> = {
  'plain labels': ['Ann: We wait.\nBob: We do not.\nAnn: Yes.', ['Ann', 'Bob'], [null, null, null]],
  'a time before each label': [
    '00:01:02 Ann: We wait.\n00:01:09 Bob: We do not.\n00:02:00 Ann: Yes.',
    ['Ann', 'Bob'],
    [62_000, 69_000, 120_000],
  ],
  'a time in brackets before each label': [
    '[0:02] Ann: We wait.\n[0:09] Bob: We do not.\n[0:20] Ann: Yes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'a time in brackets, a dash': [
    '[00:02] - Ann: We wait.\n[00:09] - Bob: We do not.\n[00:20] - Ann: Yes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'a range before each label': [
    '00:00:02.000 --> 00:00:04.000 Ann: We wait.\n00:00:09.000 --> 00:00:11.000 Bob: We do not.\n00:00:20.000 --> 00:00:22.000 Ann: Yes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'a time in the label': [
    'Ann (00:02): We wait.\nBob (00:09): We do not.\nAnn (00:20): Yes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'a time in the label, square': [
    'Ann Example [00:00:02]: We wait.\nBob Example [00:00:09]: We do not.\nAnn Example [00:00:20]: Yes.',
    ['Ann Example', 'Bob Example'],
    [2000, 9000, 20_000],
  ],
  'name and time on a line': [
    'Ann Example  0:02\nWe wait.\n\nBob Example  0:09\nWe do not.\n\nAnn Example  0:20\nYes.',
    ['Ann Example', 'Bob Example'],
    [2000, 9000, 20_000],
  ],
  'name, time in brackets and colon on a line': [
    'Ann (00:00:02):\nWe wait.\n\nBob (00:00:09):\nWe do not.\n\nAnn (00:00:20):\nYes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'name, bar and time on a line': [
    'Ann | 00:02\nWe wait.\n\nBob | 00:09\nWe do not.\n\nAnn | 00:20\nYes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'time and name on a line': [
    '[00:00:02] Ann\nWe wait.\n\n[00:00:09] Bob\nWe do not.\n\n[00:00:20] Ann\nYes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'time, name and text on lines of their own': [
    '00:00:02\nAnn: We wait.\n\n00:00:09\nBob: We do not.\n\n00:00:20\nAnn: Yes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'names in capitals on a line': ['ANN\nWe wait.\n\nBOB\nWe do not.\n\nANN\nYes.', ['ANN', 'BOB'], [null, null, null]],
  'names and colons on a line': [
    'Ann:\nWe wait.\n\nBob:\nWe do not.\n\nAnn:\nYes.',
    ['Ann', 'Bob'],
    [null, null, null],
  ],
  'questions and answers': ['Q. We wait.\nA. We do not.\nQ. Yes.', ['Q', 'A'], [null, null, null]],
  'questions and answers with colons': ['Q: We wait.\nA: We do not.\nQ: Yes.', ['Q', 'A'], [null, null, null]],
  'bold labels': ['**Ann:** We wait.\n\n**Bob:** We do not.\n\n**Ann:** Yes.', ['Ann', 'Bob'], [null, null, null]],
  'bold labels with the colon outside': [
    '**Ann**: We wait.\n\n**Bob**: We do not.\n\n**Ann**: Yes.',
    ['Ann', 'Bob'],
    [null, null, null],
  ],
  'bold names with a time': [
    '**Ann** (00:02): We wait.\n\n**Bob** (00:09): We do not.\n\n**Ann** (00:20): Yes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'bold names and times on a line': [
    '**Ann** 00:02\nWe wait.\n\n**Bob** 00:09\nWe do not.\n\n**Ann** 00:20\nYes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'a time inside a bold label': [
    '**[00:02] Ann:** We wait.\n\n**[00:09] Bob:** We do not.\n\n**[00:20] Ann:** Yes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'labels of a speech service': [
    '[SPEAKER_00]: We wait.\n[SPEAKER_01]: We do not.\n[SPEAKER_00]: Yes.',
    ['SPEAKER_00', 'SPEAKER_01'],
    [null, null, null],
  ],
  'numbered speakers': [
    'Speaker 1: We wait.\nSpeaker 2: We do not.\nSpeaker 1: Yes.',
    ['Speaker 1', 'Speaker 2'],
    [null, null, null],
  ],
  'numbered speakers with a time': [
    'Speaker 1 (00:02):\nWe wait.\n\nSpeaker 2 (00:09):\nWe do not.\n\nSpeaker 1 (00:20):\nYes.',
    ['Speaker 1', 'Speaker 2'],
    [2000, 9000, 20_000],
  ],
  chat: [
    '[00:02] <ann> We wait.\n[00:09] <bob> We do not.\n[00:20] <ann> Yes.\n[00:22] <bob> ok',
    ['ann', 'bob'],
    [2000, 9000, 20_000, 22_000],
  ],
  'a table with tabs': [
    'Time\tSpeaker\tText\n00:02\tAnn\tWe wait.\n00:09\tBob\tWe do not.\n00:20\tAnn\tYes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'a table with commas': [
    'Speaker Name,Start Time,End Time,Text\nAnn,00:00:02:00,00:00:04:00,We wait.\n' +
      'Bob,00:00:09:00,00:00:11:00,We do not.\nAnn,00:00:20:00,00:00:22:00,Yes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'a Markdown table': [
    '| Time | Speaker | Text |\n|---|---|---|\n| 0:02 | Ann | We wait. |\n| 0:09 | Bob | We do not. |\n| 0:20 | Ann | Yes. |',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'tabs without a header': ['Ann\tWe wait.\nBob\tWe do not.\nAnn\tYes.', ['Ann', 'Bob'], [null, null, null]],
  'WebVTT with text labels': [
    'WEBVTT\n\n1\n00:00:02.000 --> 00:00:04.000\nAnn: We wait.\n\n2\n00:00:09.000 --> 00:00:11.000\n' +
      'Bob: We do not.\n\n3\n00:00:20.000 --> 00:00:22.000\nAnn: Yes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'WebVTT with voices, without hours': [
    'WEBVTT\n\n00:02.000 --> 00:04.000\n<v Ann>We wait.</v>\n\n00:09.000 --> 00:11.000\n<v Bob>We do not.\n' +
      '\n00:20.000 --> 00:22.000\n<v.loud Ann>Yes.</v>',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'WebVTT with speakers in the cue ids': [
    'WEBVTT\n\n1 "Ann Example" (12345)\n00:00:02.000 --> 00:00:04.000\nWe wait.\n\n2 "Bob Example" (67890)\n' +
      '00:00:09.000 --> 00:00:11.000\nWe do not.\n\n3 "Ann Example" (12345)\n00:00:20.000 --> 00:00:22.000\nYes.',
    ['Ann Example', 'Bob Example'],
    [2000, 9000, 20_000],
  ],
  'SubRip with names in brackets': [
    '1\n00:00:02,000 --> 00:00:04,000\n[Ann] We wait.\n\n2\n00:00:09,000 --> 00:00:11,000\n' +
      '[Bob] We do not.\n\n3\n00:00:20,000 --> 00:00:22,000\n[Ann] Yes.\n\n4\n00:00:23,000 --> 00:00:24,000\n[Bob] No.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000, 23_000],
  ],
  'SubRip with names on a line': [
    '0:0:2.0 --> 0:0:4.0\nAnn Example\nWe wait.\n\n0:0:9.0 --> 0:0:11.0\nBob Example\nWe do not.\n\n' +
      '0:0:20.0 --> 0:0:22.0\nAnn Example\nYes.',
    ['Ann Example', 'Bob Example'],
    [],
  ],
  'captions of broadcasters': [
    '1\n00:00:02,000 --> 00:00:04,000\n>> ANN: We wait.\n\n2\n00:00:09,000 --> 00:00:11,000\n' +
      '>> BOB: We do not.\n\n3\n00:00:20,000 --> 00:00:22,000\n>> ANN: Yes.',
    ['ANN', 'BOB'],
    [2000, 9000, 20_000],
  ],
  SBV: [
    '0:00:02.000,0:00:04.000\nAnn: We wait.\n\n0:00:09.000,0:00:11.000\nBob: We do not.\n\n0:00:20.000,0:00:22.000\nAnn: Yes.',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'JSON of Podcasting 2.0': [
    '{"version":"1.0.0","segments":[{"speaker":"Ann","startTime":2,"endTime":4,"body":"We ' +
      'wait."},{"speaker":"Bob","startTime":9,"body":"We do not."},{"speaker":"Ann","startTime":20,"body":"Yes."}]}',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
  'JSON with milliseconds': [
    '{"utterances":[{"speaker":"A","start":2000,"end":4000,"text":"We ' +
      'wait."},{"speaker":"B","start":9000,"end":9900,"text":"We do ' +
      'not."},{"speaker":"A","start":20000,"end":21000,"text":"Yes."}]}',
    ['A', 'B'],
    [2000, 9000, 20_000],
  ],
  'JSON with monologues': [
    '{"monologues":[{"speaker":0,"elements":[{"type":"text","value":"We","ts":2.0},{"type":"punct","value":" "},{"type":"text","value":"wait."}]},{"speaker":1,"elements":[{"value":"We do not.","ts":9}]},{"speaker":0,"elements":[{"value":"Yes.","ts":20}]}]}',
    ['Speaker 0', 'Speaker 1'],
    [2000, 9000, 20_000],
  ],
  HTML: [
    '<h1>Talk</h1>\n<cite>Ann:</cite>\n<time>0:02</time>\n<p>We wait.</p>\n<cite>Bob:</cite>\n' +
      '<time>0:09</time>\n<p>We do not.</p><cite>Ann:</cite><time>0:20</time><p>Yes.</p>',
    ['Ann', 'Bob'],
    [2000, 9000, 20_000],
  ],
}

describe('a transcript as tools write it', () => {
  it.each(Object.entries(SHAPES))('%s: two voices in turn, times as times', (_name, [source, [first, second], at]) => {
    const found = turns(source).filter(([label]) => label !== null)
    expect(found.slice(0, 3).map(([label, , text]) => [label, text])).toEqual([
      [first, wait],
      [second, not],
      [first, 'Yes.'],
    ])
    if (at.length > 0) expect(found.map(([, time]) => time)).toEqual(at)
    expect(people(source)).toEqual([first, second])
  })
  it.each(Object.entries(SHAPES))('%s: the stored text read again is the same', (_name, [source]) => {
    const { body } = storedTranscript(source)
    expect(storedTranscript(body).body).toBe(body)
    expect(storedTranscript(source.replace(/\n/g, '\r\n')).body).toBe(body)
    expect(storedTranscript(`\uFEFF${source}`).body).toBe(body)
  })
})

describe('a speaker', () => {
  it('who speaks once is one of their own, and is named to be checked', () => {
    expect(turns('Ann: a\nBob: one remark only.\nAnn: b')).toEqual([
      ['Ann', null, 'a'],
      ['Bob', null, 'one remark only.'],
      ['Ann', null, 'b'],
    ])
    expect(storedTranscript('Ann: a\nBob: one remark only.\nAnn: b').findings).toEqual([
      { line: 2, key: 'speaker-once', message: expect.stringContaining('Bob') },
    ])
  })
  it('is not a common word before a colon', () => {
    const source =
      'Ann: We wait.\nProblem: the queue.\nAnn: Note: it is long.\nBob: I agree.\nMy guess: nothing changes.\n' +
      'Ann: https://example.org is slow.'
    expect(people(source)).toEqual(['Ann', 'Bob'])
    expect(turns(source)[0]).toEqual(['Ann', null, 'We wait.\nProblem: the queue.'])
  })
  it('is not a heading, a chapter, a list or prose', () => {
    expect(people('# Notes\n\nThe queue: long.\nThe cache: cold.\n\nWe left at 10:30.')).toEqual([])
    expect(people('0:00 Introduction\n5:00 Builds\n10:00 Outlook')).toEqual([])
    expect(people('Setup: a laptop\nSteps: two\nResult: slow\nSetup: another laptop')).toEqual([])
    expect(people('Builds\n\nThey are slow.\n\nTests\n\nThey are flaky.')).toEqual([])
    expect(people('- speed: slow\n- cost: high\n- speed: better')).toEqual([])
  })
  it('is not a fact of the head', () => {
    const head =
      '# Interview\n\n**Date:** 2024-01-15\n**Role:** Senior engineer\n**Years of experience:** 7\n**Interviewer:** Ada Field\n\n'
    expect(people(`${head}**Interviewer:** How long?\n\n**P1:** An hour.\n\n**Interviewer:** Thanks.`)).toEqual([
      'Interviewer',
      'P1',
    ])
    expect(
      people('Date: 2024-01-15\nTeam: Mobile\nParticipants: Ann, Bob\n\nAnn: We wait.\nBob: No.\nAnn: Yes.'),
    ).toEqual(['Ann', 'Bob'])
    expect(
      people('**Role:** Developer\n\n**Interviewer:** Why?\n\n**Developer:** Because.\n\n**Interviewer:** Hm.'),
    ).toEqual(['Interviewer', 'Developer'])
    expect(dateIn(readTranscript(`${head}**Interviewer:** How long?\n\n**P1:** An hour.`).head)).toBe('2024-01-15')
  })
  it('without a name is unknown, not the one before', () => {
    const vtt =
      'WEBVTT\n\na/1-0\n00:03.138 --> 00:05.618\n<v Ann Example>We wait for\nthe queue.</v>\n\na/1-1\n' +
      '00:06.000 --> 00:07.100\n<v.loud Doe, Bob (Student)>I do not.</v>\n\na/1-2\n00:07.100 --> 00:08.000\n' +
      'No voice here.'
    expect(turns(vtt)).toEqual([
      ['Ann Example', 3138, 'We wait for the queue.'],
      ['Doe, Bob (Student)', 6000, 'I do not.'],
      [null, 7100, 'No voice here.'],
    ])
    expect(people('Unknown Speaker  0:02\nHm.\n\nAnn  0:04\nYes.\n\nUnknown Speaker  0:09\nNo.')).toEqual(['Ann'])
  })
  it('ends where another begins in the same cue', () => {
    expect(
      turns(
        'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ann>Why?\n<v Bob>It &lt;hangs&gt; when a < b.\n\n00:03.000 --> 00:04.000\n<v Bob>Always.',
      ),
    ).toEqual([
      ['Ann', 1000, 'Why?'],
      ['Bob', 1000, 'It <hangs> when a < b. Always.'],
    ])
  })
})

describe('cues', () => {
  it('are joined to the turns of their voices, in whole sentences', () => {
    const srt =
      '1\n00:00:00,780 --> 00:00:03,210\nAnn: we keep\nprotecting and extending\n\n2\n' +
      '00:00:03,210 --> 00:00:06,990\nthe queue every single\nday of the week\n\n3\n' +
      '00:00:06,990 --> 00:00:09,000\nBob: and we do not\n'
    expect(turns(srt)).toEqual([
      ['Ann', 780, 'we keep protecting and extending the queue every single day of the week'],
      ['Bob', 6990, 'and we do not'],
    ])
  })
  it('that roll say their words once', () => {
    const rolling = [
      'WEBVTT\nKind: captions\nLanguage: en',
      '00:00:00.160 --> 00:00:02.310 align:start position:0%\n \nwe<00:00:00.320><c> wait</c><00:00:00.480><c> for</c>',
      '00:00:02.310 --> 00:00:02.320 align:start position:0%\nwe wait for\n ',
      '00:00:02.320 --> 00:00:04.550 align:start position:0%\nwe wait for\nthe<00:00:02.480><c> queue</c>',
      '00:00:04.550 --> 00:00:04.560 align:start position:0%\nthe queue\n ',
      '00:00:04.560 --> 00:00:06.000 align:start position:0%\nthe queue\nevery<c> day</c>',
    ].join('\n\n')
    expect(turns(rolling)).toEqual([[null, 160, 'we wait for the queue every day']])
    const growing =
      'WEBVTT\n\n00:01.000 --> 00:02.000\nwe\n\n00:02.000 --> 00:03.000\nwe wait\n\n00:03.000 --> 00:04.000\nwe wait here'
    expect(turns(growing)).toEqual([[null, 1000, 'we wait here']])
  })
  it('that repeat words because they were said twice keep both', () => {
    expect(
      turns(
        '1\n00:00:01,000 --> 00:00:02,000\nAnn: No. No.\n\n2\n00:00:02,000 --> 00:00:03,000\nBob: No. No.\n\n3\n' +
          '00:00:03,000 --> 00:00:04,000\nBob: No. No.',
      ),
    ).toEqual([
      ['Ann', 1000, 'No. No.'],
      ['Bob', 2000, 'No. No. No. No.'],
    ])
  })
  it('of which one cannot be read are read for the rest, with the line', () => {
    const { reading, findings } = storedTranscript(
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>One.\n\n00:xx --> 00:03.000\n<v Bob>Two.\n\n' +
        'NOTE a remark of the tool\n\n00:03.000 --> 00:04.000\n<v Ann>Three.',
    )
    expect(reading.utterances.map((one) => [one.label, one.text])).toEqual([
      ['Ann', 'One.'],
      ['Bob', 'Two.'],
      ['Ann', 'Three.'],
    ])
    expect(findings).toEqual([{ line: 6, key: 'unreadable-time', message: expect.any(String) }])
  })
})

describe('the reading of transcripts', () => {
  const cue = (at: number) => {
    const time = (ms: number) => new Date(ms).toISOString().slice(11, 23).replace('.', ',')
    return (
      `${at}\n${time(at * 4000)} ` +
      `--> ${time(at * 4000 + 4000)}\n${at % 5 === 0 ? `Speaker ${at % 3}: ` : ''}words number ${at} of a long ` +
      `talk\nthat goes on about builds and queues\n`
    )
  }
  const srt = (cues: number) => Array.from({ length: cues }, (_, at) => cue(at + 1)).join('\n')
  it('takes 60 KB in well under 0.3 s and three hours in under 1 s', () => {
    const [short, long] = [srt(600), srt(2700)]
    expect(short.length).toBeGreaterThan(60_000)
    expect(costOf(() => storedTranscript(short))).toBeLessThan(300)
    expect(costOf(() => storedTranscript(long))).toBeLessThan(1000)
  })
  it('is not slowed down by hostile lines', () => {
    const hostile = (length: number) =>
      [
        `**${'a '.repeat(length)}`,
        '['.repeat(length),
        'a'.repeat(length),
        '<v '.repeat(length),
        '0:'.repeat(length),
        'A '.repeat(length),
        '|'.repeat(length),
      ].join('\n')
    const [long, short] = [hostile(80_000), hostile(10_000)]
    expect(costOf(() => storedTranscript(long))).toBeLessThan(
      20 *
        Math.max(
          costOf(() => storedTranscript(short)),
          5,
        ),
    )
  })
})

it('a person whose family name is a word for a fact speaks for herself, from the first line on', () => {
  const talk = 'Sally Field: It takes an hour.\n\nBo Park: Every day?\n\nSally Field: Every day.\n\nBo Park: I see.\n'
  expect(readTranscript(talk).utterances.map((one) => one.label)).toEqual([
    'Sally Field',
    'Bo Park',
    'Sally Field',
    'Bo Park',
  ])
  expect(parseTranscript(storedTranscript(talk).body).speakers).toEqual(['Sally Field', 'Bo Park'])
  const head = '**Current Role:** Engineer\n**Years Experience:** 5\n\n**Ana:** Hello there.\n\n**Bo:** Hello.\n'
  expect(readTranscript(head).utterances.map((one) => one.label)).toEqual(['Ana', 'Bo'])
})

it('reads prose whose first line has commas and quotation marks in the middle', () => {
  const talk = 'Ana: He said, "it waits", and left.\nBo: Who, me?\nAna: Yes.\nBo: No.\n'
  expect(readTranscript(talk).utterances.map((one) => one.label)).toEqual(['Ana', 'Bo', 'Ana', 'Bo'])
})
