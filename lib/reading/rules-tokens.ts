/** WordPiece as BERT's uncased models use it. Source: Devlin et al. 2018, and the published tokenizer.json. */

const UNKNOWN = 100
const START = 101
const END = 102
/** A longer run of letters is not looked up: it is unknown. */
const LONGEST_WORD = 100

const isControl = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}]/u
const MARKS = /\p{Mn}/gu
const CHINESE =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b820}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu
/** Words and single marks of punctuation; every ASCII symbol counts as one. */
const PIECES = /[!-/:-@[-`{-~]|\p{P}|[^\s\p{P}!-/:-@[-`{-~]+/gu

function cleaned(text: string): string {
  let clean = ''
  for (const one of text) {
    if (one === '\t' || one === '\n' || one === '\r') clean += ' '
    else if (one !== '\u0000' && one !== '\ufffd' && !isControl.test(one)) clean += one
  }
  return clean.replace(CHINESE, ' $& ').normalize('NFD').replace(MARKS, '').toLowerCase()
}

export type Tokenizer = (text: string, most: number) => Int32Array

/**
 * Makes a function that turns a text into at most `most` token ids, the marks of start and end among them.
 * @param vocabulary from token to id; a piece inside a word begins with "##"
 */
export function tokenizer(vocabulary: Readonly<Record<string, number>>): Tokenizer {
  const ids = new Map(Object.entries(vocabulary))
  const pieces = (word: string): number[] => {
    const letters = [...word]
    if (letters.length > LONGEST_WORD) return [UNKNOWN]
    const found: number[] = []
    let from = 0
    while (from < letters.length) {
      let to = letters.length
      let id: number | undefined
      for (; to > from; to -= 1) {
        id = ids.get((from > 0 ? '##' : '') + letters.slice(from, to).join(''))
        if (id !== undefined) break
      }
      if (id === undefined) return [UNKNOWN]
      found.push(id)
      from = to
    }
    return found
  }
  return (text, most) => {
    const found = [START]
    for (const [word] of cleaned(text).matchAll(PIECES)) {
      found.push(...pieces(word))
      if (found.length >= most) break
    }
    return Int32Array.from([...found.slice(0, most - 1), END])
  }
}
