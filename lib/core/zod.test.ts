import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { line, optionalLine, optionalProse, prose } from './zod'

const naughty: string[] = createRequire(import.meta.url)('big-list-of-naughty-strings')

describe('text that is typed', () => {
  it('is normalized', () => {
    expect(prose().parse('  a\u0000b\r\nc\u0007 e\u0301 \uD800\n')).toBe('  ab\nc é \n')
    expect(line().parse(' a\r\n\tb  c\u2028d ')).toBe('a b c d')
  })
  it('has something to see in it unless it may be empty', () => {
    for (const blank of ['', '   ', '\n\t', '\u200B\uFEFF', '\u0000', '\u3164']) {
      expect(prose().safeParse(blank).success, JSON.stringify(blank)).toBe(false)
      expect(line().safeParse(blank).success, JSON.stringify(blank)).toBe(false)
      expect(optionalProse().safeParse(blank).success).toBe(true)
    }
    expect(optionalLine().parse(undefined)).toBe('')
  })
  it('is measured after normalizing', () => {
    expect(line(3).safeParse('   abc   ').success).toBe(true)
    expect(line(3).safeParse('abcd').error?.issues[0]?.message).toBe('At most 3 characters.')
  })
  it('may be any naughty string, and then holds nothing PostgreSQL refuses', () => {
    expect(naughty.length).toBeGreaterThan(400)
    for (const text of naughty) {
      for (const schema of [optionalProse(), optionalLine(10_000)]) {
        const read = schema.parse(text)
        expect(read.isWellFormed() && !read.includes('\u0000')).toBe(true)
        expect(schema.parse(read)).toBe(read)
      }
    }
  })
  it('stays describable as JSON Schema', () => {
    expect(z.toJSONSchema(z.object({ name: line(10) })).properties).toEqual({ name: { type: 'string', maxLength: 10 } })
  })
})
