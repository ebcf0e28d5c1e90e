import { describe, expect, it } from 'vitest'
import { tokenizer } from './rules-tokens'

const tokens = tokenizer({ play: 1, '##ing': 2, '##s': 3, '!': 4, cafe: 5, 日: 6, 本: 7, ci: 8, '/': 9, cd: 10 })
const ids = (text: string, most = 256) => [...tokens(text, most)]

describe('tokenizer', () => {
  it('cuts words into the longest pieces known', () => {
    expect(ids('Playing plays!')).toEqual([101, 1, 2, 1, 3, 4, 102])
    expect(ids('CI/CD')).toEqual([101, 8, 9, 10, 102])
  })
  it('takes off accents, and each Chinese character by itself', () => {
    expect(ids('Café 日本')).toEqual([101, 5, 6, 7, 102])
  })
  it('knows what it does not know', () => {
    expect(ids('playx zzz')).toEqual([101, 100, 100, 102])
    expect(ids('p'.repeat(101))).toEqual([101, 100, 102])
  })
  it('keeps to the number asked for, the end among it', () => {
    expect(ids('play '.repeat(50), 5)).toEqual([101, 1, 1, 1, 102])
  })
})
