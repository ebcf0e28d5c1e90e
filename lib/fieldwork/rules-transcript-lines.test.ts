import { describe, expect, it } from 'vitest'
import { readSession, recogniseSession } from './rules-read-file'
import { parseTranscript, spokenTurns, storedTranscript } from './rules-transcript'
import { readTranscript } from './rules-transcript-shapes'

/** Who says what and when, as the hub would read the stored text again. */
const turns = (source: string) =>
  spokenTurns(parseTranscript(storedTranscript(source).body)).map((turn) => [turn.label, turn.startMs, turn.text])

describe('times', () => {
  it('of cues may be seconds alone', () => {
    const source = 'WEBVTT\n\n0.860 --> 7.380\n<v Ann>We wait.\n\n125.100 --> 127.000\n<v Bob>We do not.\n'
    expect(turns(source)).toEqual([
      ['Ann', 860, 'We wait.'],
      ['Bob', 125_100, 'We do not.'],
    ])
    expect(storedTranscript(source).findings).toEqual([])
  })

  it('that stand alone after a label are when it was said', () => {
    const source =
      'Ann Lee: 00:00:07\n\nWe wait.\nEvery day.\n\nBo Park : 00:00:13\n\nWe do not.\n\nAnn Lee: 00:01:00\n\nI see.\n'
    expect(turns(source)).toEqual([
      ['Ann Lee', 7000, 'We wait.\nEvery day.'],
      ['Bo Park', 13_000, 'We do not.'],
      ['Ann Lee', 60_000, 'I see.'],
    ])
  })

  it('with points are times too; days are not', () => {
    const source = '00.01.02 Ann: We wait.\n00.01.09 Bo: We do not.\n[00.02.00] Ann: Yes.\n'
    expect(turns(source)).toEqual([
      ['Ann', 62_000, 'We wait.'],
      ['Bo', 69_000, 'We do not.'],
      ['Ann', 120_000, 'Yes.'],
    ])
    const days = '01.02.24 Ann: We wait.\n02.02.24 Bo: We do not.\n03.02.24 Ann: Yes.\n04.02.24 Ann: No.\n'
    expect(turns(days).every(([, at]) => at === null)).toBe(true)
  })

  it('that are the answer are words', () => {
    const source = 'Ann: When do you deploy?\nBo: 10:30\nAnn: And today?\nBo: Not yet.\nAnn: Why?\nBo: It is red.\n'
    expect(turns(source)[1]).toEqual(['Bo', null, '10:30'])
  })

  const lines = ['We always wait for the build.', 'It takes half an hour,', 'and then it is red.', 'We start it again.']
  const timed = lines.map((line, at) => `00:0${at}:0${at} ${line}`).join('\n\n')
  it('before lines that name no one are no words, and are kept', () => {
    const { reading, body } = storedTranscript(timed)
    expect(reading.shape).toBe('times')
    expect(body).toBe(`[00:00:00] ${lines.join(' ')}`)
    expect(recogniseSession({ path: 'a.txt', text: timed })?.shape).toBe('Text with times')
    const long = Array.from({ length: 40 }, (_, at) => `00:${String(at + 10)}:00 The build is red again today.`)
    const [text, ...more] = storedTranscript(long.join('\n')).body.split('\n\n')
    expect(text).toMatch(/^\[00:10:00\] The build/)
    expect(more[0]).toMatch(/^\[00:3\d:00\] The build/)
  })

  it('of a plan that goes back and forth, or has few words, are text', () => {
    expect(readTranscript('10:00 Breakfast\n10:30 Talks\n12:00 Lunch\n13:00 Walk').shape).toBe('text')
    expect(
      readTranscript('10:00 the first room is open\n09:00 the second room is open\n08:00 the third room is open').shape,
    ).toBe('text')
  })
})

describe('captions of a call', () => {
  const call = (...said: [string, string][]) =>
    `WEBVTT\n${said.map(([who, text], at) => `\n${at + 1}\n00:00:0${at}.000 --> 00:00:0${at + 1}.000\n${who}: ${text}\n`).join('')}`
  const names = (source: string) => turns(source).map(([label, , text]) => [label, text])

  it.each([
    'Ann Example (she/her)',
    'Room 4.2 (Berlin)',
    '+49 151 1234567',
    '1555****567',
    "Bob's iPhone",
    'ann example',
    'annex',
    'ann@corp.example',
    'Ann Example/Ops',
    'Platform Team',
    'Ann Example 🚀',
  ])('that name one in each cue give “%s” what it says, once or often', (who) => {
    const said = parseTranscript(
      storedTranscript(call([who, 'We wait.'], ['Bo Park', 'I do not.'], [who, 'Daily.'])).body,
    )
    expect([said.speakers.length, spokenTurns(said).length]).toEqual([2, 3])
    const once = call(['Bo Park', 'We wait.'], [who, 'I do not.'], ['Bo Park', 'Daily.'])
    expect(spokenTurns(parseTranscript(storedTranscript(once).body))).toHaveLength(3)
    expect(readTranscript(once).utterances.map((one) => [one.label, one.text])).toEqual([
      ['Bo Park', 'We wait.'],
      [who, 'I do not.'],
      ['Bo Park', 'Daily.'],
    ])
    expect(storedTranscript(once).findings.map((one) => one.line)).toContain(9)
  })

  it('leave a clause, and a phrase that comes once, to whoever spoke', () => {
    const source = call(
      ['Ann Lee', 'We wait.'],
      ['The problem is', 'the queue.'],
      ['Note', 'daily.'],
      ['Ann Lee', 'Yes.'],
    )
    expect(names(source)).toEqual([['Ann Lee', 'We wait. The problem is: the queue. Note: daily. Yes.']])
  })

  it('that do not name one in each cue say more than names before colons', () => {
    const cues = ['Ann Lee: We wait.', 'for the build: it is slow.', 'and then again.', 'Ann Lee: Yes.']
    const source = `WEBVTT\n\n${cues.map((text, at) => `00:0${at}.000 --> 00:0${at + 1}.000\n${text}`).join('\n\n')}\n`
    expect(names(source)).toEqual([['Ann Lee', 'We wait. for the build: it is slow. and then again. Yes.']])
  })
})

describe('addresses and telephones that stand for names', () => {
  const of = (source: string) => {
    const taken = readSession(source)
    if ('reason' in taken) throw new Error(taken.reason)
    return { said: spokenTurns(parseTranscript(taken.body)).map(({ label, text }) => [label, text]), taken }
  }
  it.each([
    [
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v ann@corp.example>One.</v>\n\n00:02.000 --> 00:03.000\n<v bo@corp.example>Two.</v>\n',
    ],
    ['**ann@corp.example:** One.\n\n**bo@corp.example:** Two.\n'],
    ['[{"speaker":"ann@corp.example","start":0,"text":"One."},{"speaker":"bo@corp.example","start":1,"text":"Two."}]'],
  ])('are masked, and stay two people: %s', (source) => {
    const { said, taken } = of(source)
    expect(said).toEqual([
      ['[e-mail] 1', 'One.'],
      ['[e-mail] 2', 'Two.'],
    ])
    expect(JSON.stringify(taken)).not.toContain('corp.example')
    expect(taken.speakers).toEqual(['[e-mail] 1', '[e-mail] 2'])
  })
})

describe('words before a colon', () => {
  const spoken = (source: string) => turns(source).map(([label, , text]) => [label, text])
  const talk = (...lines: string[]) => `Ann: We wait.\nBo: I do not.\n${lines.join('\n')}\nAnn: Yes.\nBo: No.\n`

  it.each(['So', 'PS', 'It', 'If', 'Into', 'Users', 'Team'])('“%s:” begins no turn', (word) => {
    expect(spoken(talk(`${word}: the queue.`))).toEqual([
      ['Ann', 'We wait.'],
      ['Bo', `I do not.\n${word}: the queue.`],
      ['Ann', 'Yes.'],
      ['Bo', 'No.'],
    ])
  })

  it.each(['P1', 'P 2', 'Speaker A', 'speakerA', 'SPEAKER_00', 'Interviewer', 'Q'])('“%s:” does', (word) => {
    expect(spoken(talk(`${word}: the queue.`))[2]).toEqual([word, 'the queue.'])
  })

  it('that come back and may be a device are told', () => {
    const { findings } = storedTranscript(talk("ann's ipad: hm.", "ann's ipad: ah."))
    expect(findings.map(({ line, key }) => [line, key])).toEqual([
      [3, 'label-as-text'],
      [4, 'label-as-text'],
    ])
  })

  it('“Question” and “Answer”, each more than once, say who speaks', () => {
    expect(spoken('Question: How?\nAnswer: So.\nQuestion: And then?\nAnswer: Done.\n')).toEqual([
      ['Question', 'How?'],
      ['Answer', 'So.'],
      ['Question', 'And then?'],
      ['Answer', 'Done.'],
    ])
    expect(readTranscript('Question: How long is it?\nIt is long.\n').shape).toBe('text')
  })
})

describe('names on lines of their own', () => {
  it('a word that nothing follows was said', () => {
    const source = 'ANN\nWe use it.\n\nCI\n\nBOB\nWe do not.\n\nANN\nYes.\n\nBOB\nNo.\n'
    expect(turns(source).map(([label, , text]) => [label, text])).toEqual([
      ['ANN', 'We use it.\nCI'],
      ['BOB', 'We do not.'],
      ['ANN', 'Yes.'],
      ['BOB', 'No.'],
    ])
  })
})

describe('JSON', () => {
  it('that leaves out who speaks somewhere says so', () => {
    const segments = [
      { speaker: 'Ann', startTime: 0, endTime: 1, body: 'We' },
      { startTime: 1, endTime: 2, body: 'wait.' },
    ]
    expect(storedTranscript(JSON.stringify({ version: '1.0.0', segments })).findings.map((one) => one.key)).toEqual([
      'unknown-speaker',
    ])
  })
})

describe('captions', () => {
  const cues = (texts: readonly string[]) =>
    `WEBVTT\n\n${texts.map((text, at) => `00:00:${10 + at}.000 --> 00:00:${11 + at}.000\n${text}`).join('\n\n')}\n`

  it('that mark a change without a name do not go to the one who was named last', () => {
    const source = cues([
      '>> Ann: We wait.',
      'Every day.',
      '>> So do we.',
      '>> Ann: I see.',
      '>> Bo: No.',
      '>> Bo: Yes.',
    ])
    expect(turns(source)).toEqual([
      ['Ann', 10_000, 'We wait. Every day.'],
      [null, 12_000, 'So do we.'],
      ['Ann', 13_000, 'I see.'],
      ['Bo', 14_000, 'No. Yes.'],
    ])
    expect(storedTranscript(source).findings.map((one) => one.key)).toContain('unknown-speaker')
  })

  it('that mark a change by a dash, where several do', () => {
    const source = cues([
      'Ann: We wait.',
      '- So do we.',
      '- And we.',
      '-- at night',
      '- Why?',
      'Ann: Yes.',
      'Bo: No.',
      'Bo: Yes.',
    ])
    expect(turns(source)).toEqual([
      ['Ann', 10_000, 'We wait.'],
      [null, 11_000, 'So do we. And we. -- at night Why?'],
      ['Ann', 15_000, 'Yes.'],
      ['Bo', 16_000, 'No. Yes.'],
    ])
  })

  it('with names in brackets on lines of their own are by these people', () => {
    const source = cues([
      '(Dana Fell)\nWhat is slow,',
      '(Dana Fell)\nand why?\n-\n\n(Rosa Bett)\nThe queue.',
      '(Rosa Bett)\nForty minutes.',
    ])
    expect(turns(source)).toEqual([
      ['Dana Fell', 10_000, 'What is slow, and why?'],
      ['Rosa Bett', 11_000, 'The queue. Forty minutes.'],
    ])
    expect(readTranscript(cues(['(Laughter)\nWe wait.', 'We do not.', '(Music)', 'Yes.'])).utterances).toHaveLength(1)
  })

  it('without a speaker keep the time of each paragraph', () => {
    const { body } = storedTranscript(cues(Array.from({ length: 40 }, () => 'The build is red again today.')))
    expect(body.match(/^\[00:00:\d\d\] /gmu)?.length).toBe(2)
  })
})

describe('headings', () => {
  it('in bold, each once, are no people', () => {
    const notes = ['The Language', 'Build Targets', 'Common Problem', 'Entry Points']
      .map((name) => `**${name}:**\nWe write a file.\nIt is read by the tool.\nThen it runs.\n`)
      .join('\n')
    expect(parseTranscript(storedTranscript(notes).body).speakers).toEqual([])
    const talk = '**Ann:** We wait.\n\n**Bo:** We do not.\n\n**Cy:** Nor do I.\n'
    expect(parseTranscript(storedTranscript(talk).body).speakers).toEqual(['Ann', 'Bo', 'Cy'])
  })

  it('with a colon inside are no people', () => {
    const notes =
      '# A talk\n\nIt was long.\n\n## Prior Art: the library\n\nWords.\n\n## Prior Art: the effort\n\nMore words.\n'
    expect(readTranscript(notes).shape).toBe('text')
    const talk = '### Q: What is slow?\n\nA: The queue.\n\n### Q: Why?\n\nA: I do not know.\n'
    expect(parseTranscript(storedTranscript(talk).body).speakers).toEqual(['Q', 'A'])
  })
})

describe('shapes of services', () => {
  const said = [
    ['Ann Lee', 32_521_000, 'We wait.'],
    ['Bo Park', 32_530_000, 'We do not.'],
    ['Ann Lee', 32_540_000, 'I see.'],
  ]
  it.each([
    [
      'a saved transcript of Zoom, whose time stands behind the name',
      '[Ann Lee] 09:02:01\nWe wait.\n\n[Bo Park] 09:02:10\nWe do not.\n\n[Ann Lee] 09:02:20\nI see.\n',
    ],
    [
      'a saved chat of Zoom',
      '09:02:01 From Ann Lee to Everyone:\n\tWe wait.\n09:02:10 From Bo Park to Everyone:\n\tWe do not.\n09:02:20 From Ann Lee to Bo Park (Direct Message): I see.\n',
    ],
  ])('%s', (_what, source) => {
    expect(turns(source)).toEqual(said)
    expect(parseTranscript(storedTranscript(source).body).speakers).toEqual(['Ann Lee', 'Bo Park'])
  })

  it('a colon of full width, as Japanese and Chinese write it', () => {
    expect(turns('山田：待っています。\n佐藤：いいえ。\n山田：はい。\n')).toEqual([
      ['山田', null, '待っています。'],
      ['佐藤', null, 'いいえ。'],
      ['山田', null, 'はい。'],
    ])
  })

  it('TTML without agents, whose words say who speaks', () => {
    const cue = (at: number, text: string) => `<p begin="00:00:0${at}.000" end="00:00:0${at + 1}.000">${text}</p>`
    const source = `<tt xmlns="http://www.w3.org/ns/ttml"><body><div>${cue(1, 'Ann: We wait.')}${cue(2, 'for long.')}${cue(3, 'Bo: We do not.')}</div></body></tt>`
    expect(turns(source)).toEqual([
      ['Ann', 1000, 'We wait. for long.'],
      ['Bo', 3000, 'We do not.'],
    ])
  })

  it.each(['Sprecher;Zeit;Text', 'Locuteur;Temps;Texte', 'Hablante;Hora;Texto'])(
    'a table with the header %s',
    (header) => {
      expect(turns(`${header}\nJürgen;00:00:01;Wir warten, immer.\nZoë;00:00:05;Nein.\n`)).toEqual([
        ['Jürgen', 1000, 'Wir warten, immer.'],
        ['Zoë', 5000, 'Nein.'],
      ])
    },
  )
})

describe('labels in bold and plain in one file', () => {
  const said = (source: string) => {
    const { body } = storedTranscript(source)
    return spokenTurns(parseTranscript(body)).map((turn) => [turn.label, turn.text])
  }
  it('each have their own words: a question in bold does not take the answers', () => {
    expect(
      said('Ana Brandt: We wait.\nBo Li: Yes.\n**Frage:** Why?\nAna Brandt: For the queue.\nBo Li: For hours.\n'),
    ).toEqual([
      ['Ana Brandt', 'We wait.'],
      ['Bo Li', 'Yes.'],
      ['Frage', 'Why?'],
      ['Ana Brandt', 'For the queue.'],
      ['Bo Li', 'For hours.'],
    ])
    expect(said('**Host:** Why?\n\nAna: The queue.\n\n**Host:** And?\n\nAna: The cache.\n')).toEqual([
      ['Host', 'Why?'],
      ['Ana', 'The queue.'],
      ['Host', 'And?'],
      ['Ana', 'The cache.'],
    ])
  })
  it('and words with a colon that come once stay words', () => {
    expect(said('**Host:** Why?\n\n**Ana:** One thing:\nRemember: the queue.\n\n**Host:** And?\n')).toEqual([
      ['Host', 'Why?'],
      ['Ana', 'One thing:\nRemember: the queue.'],
      ['Host', 'And?'],
    ])
  })
})
