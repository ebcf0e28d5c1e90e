import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldErrorsOf, line, optionalLine, optionalProse, patchOf, prose, reason, reasonLine } from './zod'

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
  it('is told of one fault once: a blank reason is missing, a dot is no words', () => {
    const told = (schema: z.ZodType, typed: string) =>
      schema.safeParse(typed).error?.issues.map((issue) => issue.message) ?? []
    for (const schema of [reason(), reasonLine()]) {
      expect(told(schema, '')).toEqual(['Fill this in.'])
      expect(told(schema, ' .')).toEqual(['Say it in words.'])
      expect(told(schema, 'It holds.')).toEqual([])
    }
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

describe('a patch schema from its input schema', () => {
  const input = z.strictObject({
    title: line(20),
    body: optionalProse(),
    tags: z
      .array(line(10))
      .default([])
      .transform((tags) => [...new Set(tags)])
      .optional(),
    count: z.number().min(1).nullish(),
  })
  const plain = z.strictObject({ title: line(20), body: optionalProse(), count: z.number().min(1).nullish() })

  it('fills nothing in, and keeps what normalizes', () => {
    const patch = patchOf(plain)
    expect(patch.parse({})).toEqual({})
    expect(patch.parse({ title: ' a\r\nb ', body: 'a\r\nb' })).toEqual({ title: 'a b', body: 'a\nb' })
    expect(patch.parse({ count: null })).toEqual({ count: null })
  })

  it('keeps limits and strictness', () => {
    const patch = patchOf(plain)
    expect(patch.safeParse({ title: ' ' }).success).toBe(false)
    expect(patch.safeParse({ title: 'x'.repeat(21) }).success).toBe(false)
    expect(patch.safeParse({ count: 0 }).success).toBe(false)
    expect(patch.safeParse({ other: 1 }).success).toBe(false)
    expect(patchOf(z.object({ title: line() })).parse({ other: 1 })).toEqual({})
  })

  it('refuses, as a defect, a default that it cannot see', () => {
    expect(() => patchOf(input)).toThrow('tags')
  })
})

it('says of a number what to do about it, in plain words', () => {
  const form = z.object({
    effort: z.number().positive().max(500),
    impact: z.number().min(1).lt(4),
    named: z.number({ error: 'How long?' }),
  })
  const errors = (value: unknown) => fieldErrorsOf(form.safeParse(value).error!)
  expect(errors({ effort: null, impact: 0, named: null })).toEqual({
    effort: ['Give a number.'],
    impact: ['At least 1.'],
    named: ['How long?'],
  })
  expect(errors({ effort: 0, impact: 4, named: 1 })).toEqual({ effort: ['More than 0.'], impact: ['Less than 4.'] })
  expect(errors({ effort: 501, impact: 1, named: 1 })).toEqual({ effort: ['At most 500.'] })
})
