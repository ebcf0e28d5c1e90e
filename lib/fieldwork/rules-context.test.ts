import { describe, expect, it } from 'vitest'
import { around } from './rules-context'
import { parseTranscript } from './rules-transcript'

const text = ['Ana', 'Bo', 'Ana', 'Bo', 'Ana', 'Bo', 'Ana']
  .map((who, at) => `**${who}:** It is line ${at}.`)
  .join('\n\n')
const transcript = parseTranscript(text)
const lines = transcript.turns.flatMap((turn) => turn.lines.map((line) => line.number))
const at = (words: string) => text.indexOf(words)

describe('the lines around words', () => {
  it('are two before and two after', () => {
    const start = at('line 3')
    expect(around(transcript, start, start + 6)).toEqual({ first: lines[1], last: lines[5], line: lines[3] })
  })
  it('end with the text', () => {
    expect(around(transcript, at('line 0'), at('line 0') + 6)).toMatchObject({ first: lines[0], last: lines[2] })
    expect(around(transcript, at('line 6'), at('line 6') + 6)).toMatchObject({ first: lines[4], last: lines[6] })
  })
  it('hold words that run over several lines', () => {
    expect(around(transcript, at('line 2'), at('line 4') + 6, 1)).toMatchObject({ first: lines[1], last: lines[5] })
  })
  it('are none of an empty text', () => {
    expect(around(parseTranscript(''), 0, 4)).toBeNull()
  })
})
