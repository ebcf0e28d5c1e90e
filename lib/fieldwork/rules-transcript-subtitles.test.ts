import { describe, expect, test } from 'vitest'
import { recogniseSession } from './rules-read-file'
import { parseTranscript, spokenTurns, storedTranscript } from './rules-transcript'

const turns = (source: string) =>
  spokenTurns(parseTranscript(storedTranscript(source).body)).map(({ label, startMs, text }) => [label, startMs, text])

describe('scripts of SubStation Alpha', () => {
  const script = (...events: string[]) =>
    `[Script Info]\nTitle: A talk\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n[Events]\n${events.join('\n')}\n`

  test('the field "Name" says who speaks; commands, comments and drawings are no words', () => {
    const source = script(
      'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
      'Dialogue: 0,0:00:01.00,0:00:03.00,Default,Ada,0,0,0,,{\\i1}The template is fast,{\\i0}\\Nreally fast.',
      'Comment: 0,0:00:03.00,0:00:04.00,Default,Ada,0,0,0,,to do',
      'Dialogue: 0,0:00:03.50,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0 l 9 9{\\p0}',
      'Dialogue: 0,0:00:04.00,0:00:06.00,Default,Bo,0,0,0,,And the build?',
    )
    expect(turns(source)).toEqual([
      ['Ada', 1000, 'The template is fast, really fast.'],
      ['Bo', 4000, 'And the build?'],
    ])
    expect(recogniseSession({ path: 'x.txt', text: source })?.confidence).toBeGreaterThan(0.9)
  })

  test('without names the words may say it; the order of the fields is that of the file', () => {
    const source = script(
      'Format: Start, End, Text',
      'Dialogue: 0:00:01.00,0:00:03.00,Ada: The template is fast.',
      'Dialogue: 0:00:04.00,0:00:06.00,Bo: And the build, is it?',
      'Dialogue: 0:00:07.00,0:00:09.00,Ada: It takes an hour.',
    )
    expect(turns(source).map(([label]) => label)).toEqual(['Ada', 'Bo', 'Ada'])
  })
})

describe("YouTube's XML", () => {
  test('srv3: milliseconds, words in pieces', () => {
    const source =
      '<?xml version="1.0" encoding="utf-8" ?><timedtext format="3"><head><pen id="1"/></head><body>' +
      '<p t="80" d="3100" w="1"><s ac="0">The</s><s t="200"> template</s></p><p t="1600" d="10" a="1">\n</p>' +
      '<p t="3200" d="2000"><s>is fast &amp;</s><s t="300"> cheap.</s></p></body></timedtext>'
    expect(turns(source)).toEqual([[null, 80, 'The template is fast & cheap.']])
    expect(recogniseSession({ path: 'x.xml', text: source })?.confidence).toBeGreaterThan(0.9)
  })

  test('srv1: seconds, escaped twice', () => {
    const source =
      '<transcript><text start="0.08" dur="3.1">The template</text><text start="3.2" dur="2">isn&amp;#39;t slow.</text></transcript>'
    expect(turns(source)).toEqual([[null, 80, "The template isn't slow."]])
  })

  test('other XML is no transcript', () => {
    expect(recogniseSession({ path: 'x.xml', text: '<?xml version="1.0"?><text t="1">x</text>' })).toBeNull()
  })
})

describe('what closes a transcript is nobody’s words', () => {
  const closing =
    'Meeting ended after 00:32:10 👋\n\nThis editable transcript was computer generated and might contain errors.\n'

  test('of Meet, as text', () => {
    const read = turns(
      `Platform interview\n\nTranscript\n\n00:00:00\n\nAda: It is fast.\nBo: Is it?\n\n00:05:00\n\nAda: It is.\n\n${closing}`,
    )
    expect(read.slice(-3)).toEqual([
      ['Ada', 0, 'It is fast.'],
      ['Bo', null, 'Is it?'],
      ['Ada', 300_000, 'It is.'],
    ])
  })

  test('of Meet, as Markdown with bold names and times for headings', () => {
    const read = turns(
      '### 00:00:00\n\n**Ada:** It is fast.\n\n**Bo:** Is it?\n\n### 00:05:00\n\n**Ada:** It is.\n\n### Transcription ended after 00:32:10\n',
    )
    expect(read.filter(([label]) => label !== null)).toEqual([
      ['Ada', 0, 'It is fast.'],
      ['Bo', null, 'Is it?'],
      ['Ada', 300_000, 'It is.'],
    ])
  })

  test('a sentence about a meeting that ended stays with its speaker', () => {
    expect(turns('Ada: It was long.\nThe meeting ended late.\nBo: Was it?\nAda: Yes.\n')[0]).toEqual([
      'Ada',
      null,
      'It was long.\nThe meeting ended late.',
    ])
  })
})

test.each([
  [
    'the time in brackets behind the name',
    'Ada Ferro [00:00:12] It is fast.\n\nBo Lind [00:00:22] Is it?\n\nAda Ferro [00:00:32] It is.\n',
  ],
  ['an @ before the time', '@0:12 - Ada Ferro\nIt is fast.\n\n@0:22 - Bo Lind\nIs it?\n\n@0:32 - Ada Ferro\nIt is.\n'],
])('%s', (_, source) => {
  expect(turns(source)).toEqual([
    ['Ada Ferro', 12_000, 'It is fast.'],
    ['Bo Lind', 22_000, 'Is it?'],
    ['Ada Ferro', 32_000, 'It is.'],
  ])
})

test('Gong: monologues of sentences, with names where the file has parties', () => {
  const call = {
    callId: '1',
    transcript: [
      {
        speakerId: '11',
        topic: 'Intro',
        sentences: [
          { start: 1000, end: 2000, text: 'It is fast.' },
          { start: 2000, end: 3000, text: 'Really.' },
        ],
      },
      { speakerId: '22', topic: null, sentences: [{ start: 4000, end: 5000, text: 'Is it?' }] },
    ],
  }
  expect(turns(JSON.stringify({ callTranscripts: [call] }))).toEqual([
    ['Speaker 11', 1000, 'It is fast. Really.'],
    ['Speaker 22', 4000, 'Is it?'],
  ])
  const parties = [
    { speakerId: '11', name: 'Ada' },
    { speakerId: '22', name: 'Bo' },
  ]
  expect(turns(JSON.stringify({ parties, callTranscripts: [call] })).map(([label]) => label)).toEqual(['Ada', 'Bo'])
})

describe('JSON', () => {
  test('only the words say who speaks them; one without a voice is that of the one before', () => {
    const word = (text: string, start: number, speaker?: string) => ({ word: text, start, ...(speaker && { speaker }) })
    const segments = [
      { start: 0, end: 2, text: 'Hello everyone.', words: [word('Hello', 0, 'S1'), word('everyone.', 1, 'S1')] },
      {
        start: 2,
        end: 9,
        text: 'Yes. 42 percent. No.',
        words: [word('Yes.', 2, 'S2'), word('42', 3), word('percent.', 4, 'S2'), word('No.', 5, 'S1')],
      },
    ]
    expect(turns(JSON.stringify({ segments }))).toEqual([
      ['S1', 0, 'Hello everyone.'],
      ['S2', 2000, 'Yes. 42 percent.'],
      ['S1', 5000, 'No.'],
    ])
  })

  test('a list of tasks beside what was said is not what was said', () => {
    const file = {
      action_items: [{ owner: 'Bo', text: 'Send the list' }],
      transcript: [
        { speaker_name: 'Ada', start_time: 0, end_time: 4.2, words_str: 'Good morning.' },
        { speaker_name: 'Bo', start_time: 4.5, end_time: 9.1, words_str: 'Thanks.' },
      ],
    }
    expect(turns(JSON.stringify(file))).toEqual([
      ['Ada', 0, 'Good morning.'],
      ['Bo', 4500, 'Thanks.'],
    ])
  })
})

test('a script without a line that is spoken has no words', () => {
  const source = '[Script Info]\nTitle: x\n\n[Fonts]\nfontname: a.ttf\n!!*5:17\n\n[Events]\nFormat: Start, End, Text\n'
  expect(recogniseSession({ path: 'x.ass', text: source })).toBeNull()
})
