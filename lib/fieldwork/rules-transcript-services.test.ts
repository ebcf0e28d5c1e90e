import { describe, expect, it } from 'vitest'
import { recogniseSession } from './rules-read-file'
import { readTranscript } from './rules-transcript-shapes'

const said = (source: string) => readTranscript(source).utterances.map(({ label, atMs, text }) => [label, atMs, text])
const file = (value: unknown) => said(JSON.stringify(value))

const amazonWord = (content: string, start: string, voice?: string) => ({
  type: 'pronunciation',
  start_time: start,
  alternatives: [{ confidence: '0.9', content }],
  ...(voice && { speaker_label: voice }),
})
const sign = (content: string) => ({ type: 'punctuation', alternatives: [{ confidence: '0.0', content }] })
const both = [
  ['spk_0', 250, 'We wait.'],
  ['spk_1', 1500, 'Why, though?'],
]

describe('what speech services write', () => {
  it('Amazon Transcribe: voices at the words, or in a list beside them', () => {
    const transcripts = [{ transcript: 'We wait. Why, though?' }]
    const words = (voiced: boolean) => [
      amazonWord('We', '0.25', voiced ? 'spk_0' : undefined),
      amazonWord('wait', '0.7', voiced ? 'spk_0' : undefined),
      sign('.'),
      amazonWord('Why', '1.5', voiced ? 'spk_1' : undefined),
      sign(','),
      amazonWord('though', '2.01', voiced ? 'spk_1' : undefined),
      sign('?'),
    ]
    expect(file({ jobName: 'a', results: { transcripts, items: words(true) } })).toEqual(both)
    const items = (voice: string, ...times: string[]) => ({
      speaker_label: voice,
      items: times.map((start_time) => ({ start_time, speaker_label: voice })),
    })
    const segments = [items('spk_0', '0.25', '0.7'), items('spk_1', '1.5', '2.01')]
    expect(file({ results: { transcripts, speaker_labels: { segments }, items: words(false) } })).toEqual(both)
    expect(file({ results: { transcripts, items: words(false) } })).toEqual([[null, 250, 'We wait. Why, though?']])
  })

  it('Speechmatics: voices within the alternatives', () => {
    const word = (content: string, speaker: string, start_time: number, type = 'word') => ({
      type,
      start_time,
      alternatives: [{ content, speaker }],
    })
    const results = [
      word('We', 'S1', 0.25),
      word('wait', 'S1', 0.7),
      word('.', 'S1', 0.9, 'punctuation'),
      word('Why', 'S2', 1.5),
    ]
    expect(file({ format: '2.9', results })).toEqual([
      ['S1', 250, 'We wait.'],
      ['S2', 1500, 'Why'],
    ])
  })

  it('Deepgram: paragraphs or words of one channel, words of two', () => {
    const words = [
      { word: 'we', punctuated_word: 'We', start: 0.25, speaker: 0 },
      { word: 'wait', punctuated_word: 'wait.', start: 0.7, speaker: 0 },
      { word: 'why', punctuated_word: 'Why?', start: 1.5, speaker: 1 },
    ]
    const paragraphs = [
      { speaker: 0, start: 0.25, sentences: [{ text: 'We wait.' }] },
      { speaker: 1, start: 1.5, sentences: [{ text: 'Why?' }] },
    ]
    const spoken = [
      ['Speaker 0', 250, 'We wait.'],
      ['Speaker 1', 1500, 'Why?'],
    ]
    const channels = (...alternatives: unknown[]) => ({
      metadata: { models: ['m'] },
      results: { channels: alternatives.map((one) => ({ alternatives: [one] })) },
    })
    const transcript = 'We wait. Why?'
    expect(file(channels({ transcript, words, paragraphs: { transcript, paragraphs } }))).toEqual(spoken)
    expect(file(channels({ transcript, words }))).toEqual(spoken)
    const plain = words.map(({ speaker: _s, ...one }) => one)
    expect(file(channels({ words: plain.slice(2) }, { words: plain.slice(0, 2) }))).toEqual([
      ['Channel 2', 250, 'We wait.'],
      ['Channel 1', 1500, 'Why?'],
    ])
  })

  it('Google: the last result repeats all words with their voices; without voices each result is read', () => {
    const words = (tags: (number | undefined)[]) =>
      ['We', 'wait.', 'Why?'].map((word, at) => ({ word, startTime: `${at}.500s`, speakerTag: tags[at] }))
    const results = [
      { alternatives: [{ transcript: 'We wait.', words: words([]).slice(0, 2) }], resultEndTime: '1.900s' },
      { alternatives: [{ transcript: ' Why?' }], resultEndTime: '3s' },
    ]
    expect(file({ results: [...results, { alternatives: [{ words: words([1, 1, 2]) }] }] })).toEqual([
      ['Speaker 1', 500, 'We wait.'],
      ['Speaker 2', 2500, 'Why?'],
    ])
    expect(file({ results })).toEqual([[null, 500, 'We wait. Why?']])
    const labelled = (word: string, speakerLabel: string, startOffset: string) => ({
      alternatives: [{ words: [{ word, speakerLabel, startOffset }] }],
    })
    expect(
      file({ results: [labelled('Wait.', '1', '0.5s'), labelled('Why?', '2', '2s'), labelled('So.', '1', '3s')] }),
    ).toEqual([
      ['Speaker 1', 500, 'Wait.'],
      ['Speaker 2', 2000, 'Why?'],
      ['Speaker 1', 3000, 'So.'],
    ])
  })

  it('Google: of results with words of their own none is lost, however long the last is', () => {
    const words = (text: string, from: number) =>
      text
        .split(' ')
        .map((word, at) => ({ word, speakerLabel: '1', ...(from + at > 0 && { startOffset: `${from + at}s` }) }))
    const results = ['So yes.', 'So we waited for it.'].map((text, at) => ({
      alternatives: [{ words: words(text, at * 9) }],
    }))
    expect(file({ results })).toEqual([['Speaker 1', null, 'So yes. So we waited for it.']])
  })

  it('Azure: phrases of a batch and of a fast transcription, not the text that says them again', () => {
    const phrase = (speaker: number, offsetInTicks: number, display: string) => ({
      recognitionStatus: 'Success',
      channel: 0,
      speaker,
      offset: 'PT0S',
      offsetInTicks,
      nBest: [{ lexical: display.toLowerCase(), display }],
    })
    const spoken = [
      ['Speaker 1', 70, 'We wait.'],
      ['Speaker 2', 67_900, 'Why?'],
    ]
    expect(
      file({
        combinedRecognizedPhrases: [{ display: 'We wait. Why?' }],
        recognizedPhrases: [phrase(2, 679_000_000, 'Why?'), phrase(1, 700_000, 'We wait.')],
      }),
    ).toEqual(spoken)
    expect(
      file({
        combinedPhrases: [{ text: 'We wait. Why?' }],
        phrases: [
          { speaker: 1, offsetMilliseconds: 70, text: 'We wait.', words: [{ text: 'We', offsetMilliseconds: 70 }] },
          { speaker: 2, offsetMilliseconds: 67_900, text: 'Why?' },
        ],
      }),
    ).toEqual(spoken)
  })

  it('parts of words keep the blanks they come with', () => {
    const token = (text: string, speaker: string, start_ms: number) => ({ text, speaker, start_ms })
    expect(
      file({
        text: 'We wait. Why?',
        tokens: [token('We', '1', 0), token(' wa', '1', 300), token('it.', '1', 500), token(' Why?', '2', 900)],
      }),
    ).toEqual([
      ['Speaker 1', 0, 'We wait.'],
      ['Speaker 2', 900, 'Why?'],
    ])
    const piece = (text: string, speaker_id: string, start: number) => ({ text, speaker_id, start })
    expect(
      file({
        text: 'We wait.',
        words: [
          piece('We', 'speaker_0', 0.1),
          piece(' ', 'speaker_0', 0.2),
          piece('wait.', 'speaker_0', 0.3),
          piece('Why?', 'speaker_1', 2),
        ],
      }),
    ).toEqual([
      ['speaker_0', 100, 'We wait.'],
      ['speaker_1', 2000, 'Why?'],
    ])
    expect(
      file({
        events: [
          { tStartMs: 40, segs: [{ utf8: 'We' }, { utf8: ' wait.' }] },
          { tStartMs: 50, segs: [{ utf8: '\n' }] },
        ],
      }),
    ).toEqual([[null, 40, 'We wait.']])
  })

  it('whisper.cpp and Whisper: JSON with clocks, tables in milliseconds', () => {
    const segment = (from: string, text: string) => ({
      timestamps: { from, to: from },
      offsets: { from: 1, to: 2 },
      text,
    })
    expect(file({ systeminfo: 'x', transcription: [segment('00:01:07,960', ' We wait.')] })).toEqual([
      [null, 67_960, 'We wait.'],
    ])
    expect(said('start\tend\ttext\n1960\t7960\tWe wait.\n67960\t70000\tWhy?\n')).toEqual([
      [null, 1960, 'We wait. Why?'],
    ])
    expect(said('start,end,speaker,text\n1960,7960,0,"We wait."\n67960,70000,1,"Why?"\n')).toEqual([
      ['Speaker 0', 1960, 'We wait.'],
      ['Speaker 1', 67_960, 'Why?'],
    ])
    expect(said('start,end,text\n2,8,We wait.\n68,70,Why?\n')).toEqual([[null, 2000, 'We wait. Why?']])
    // The answers to a form have a start and an end too.
    expect(
      readTranscript('start,end,team,content\n2026-05-04T10:00:00Z,2026-05-04T10:05:00Z,Data,Slow\n').shape,
    ).not.toBe('table')
  })
})

describe('captions that hold more than words', () => {
  it('of Teams with what it knows of each cue', () => {
    const cue = (speakerName: string, spokenText: string) =>
      JSON.stringify({
        startDateTime: '2026-03-08T05:58:21Z',
        endDateTime: '2026-03-08T05:58:22Z',
        speakerName,
        spokenText,
        spokenLanguage: 'en-us',
      })
    const source = `WEBVTT\n\n00:00:16.246 --> 00:00:17.726\n${cue('Ann <Ops>', 'a < b & "c"')}\n\n00:00:22.886 --> 00:00:24.366\n${cue('Bob', 'Why?')}\n`
    expect(said(source)).toEqual([
      ['Ann <Ops>', 16_246, 'a < b & "c"'],
      ['Bob', 22_886, 'Why?'],
    ])
  })

  // Written by @deepgram/captions 1.2.0: SubRip names a voice only where it changes.
  it('of Deepgram, as SubRip', () => {
    const lines = [
      ['[Speaker 0]', 'We wait'],
      ['all morning.'],
      ['[Speaker 1]', 'How long?'],
      ['[Speaker 0]', '42', 'minutes'],
    ]
    const source = lines
      .map((cue, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},900\n${cue.join('\n')}\n`)
      .join('\n')
    expect(said(source)).toEqual([
      ['Speaker 0', 0, 'We wait all morning.'],
      ['Speaker 1', 2000, 'How long?'],
      ['Speaker 0', 3000, '42 minutes'],
    ])
  })

  it('TTML: who speaks by the head or by the id, times with and without a unit', () => {
    const source = `<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en"><head><metadata>
<ttm:agent xml:id="A1" type="person"><ttm:name type="alias">A.</ttm:name><ttm:name type="full">Ann</ttm:name></ttm:agent></metadata></head><body><div>
<p begin="1.5" end="2.0" ttm:agent="A1"><span><span>We</span> <span>wait</span></span><br/>a &lt; b.</p>
<p begin="1:07.960" end="1:10.0" ttm:agent="SPEAKER_2">Why?</p><p begin="90s" ttm:agent="A1">So.</p></div></body></tt>`
    expect(said(source)).toEqual([
      ['Ann', 1500, 'We wait a < b.'],
      ['SPEAKER_2', 67_960, 'Why?'],
      ['Ann', 90_000, 'So.'],
    ])
    const recognised = (text: string) => recogniseSession({ path: 'x.xml', text })
    expect(recognised(source)?.shape).toBe('Captions (TTML)')
    expect(recognised('<?xml version="1.0"?><survey><p>Ann: Hi.</p></survey>')).toBeNull()
  })
})
