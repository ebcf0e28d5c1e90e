import { describe, expect, test } from 'vitest'
import { outcomeOf, type FileEdit, type StoredRfc } from './rules-files'

const text = (body: string) => ({ title: 'T', body, format: 'markdown' as const, labels: ['a', 'b'] })
const rfc = (version: number, body: string, fields: Partial<StoredRfc> = {}): StoredRfc => ({
  ...text(body),
  number: 7,
  version,
  filePath: null,
  fileVersion: null,
  ...fields,
})
const file = (version: number | null, body: string, fields: Partial<FileEdit> = {}): FileEdit => ({
  ...text(body),
  path: 'rfcs/7.md',
  version,
  written: null,
  ...fields,
})

describe('outcomeOf', () => {
  test('the same text is unchanged whatever version it says, labels in any order', () => {
    expect(outcomeOf(rfc(5, 'x'), file(1, 'x', { labels: ['b', 'a'] }))).toEqual({ outcome: 'unchanged' })
  })
  test('an edit of the current version, or only of its labels, is taken', () => {
    expect(outcomeOf(rfc(3, 'x'), file(3, 'y'))).toEqual({ outcome: 'updated' })
    expect(outcomeOf(rfc(3, 'x'), file(3, 'x', { labels: ['a'] }))).toEqual({ outcome: 'updated' })
  })
  test('a file goes on from what was last made of it at its path, also back to an earlier text', () => {
    const standing = rfc(4, 'y', { filePath: 'rfcs/7.md', fileVersion: 4 })
    expect(outcomeOf(standing, file(3, 'z'))).toEqual({ outcome: 'updated' })
    expect(outcomeOf(standing, file(3, 'x', { written: text('x') }))).toEqual({ outcome: 'updated' })
    expect(outcomeOf(standing, file(3, 'z', { path: 'elsewhere/7.md' })).outcome).toBe('refused')
  })
  test('an old copy that nobody edited changes nothing; an edited one is refused unless forced', () => {
    expect(outcomeOf(rfc(5, 'y'), file(3, 'x', { written: text('x') }))).toEqual({ outcome: 'behind' })
    expect(outcomeOf(rfc(5, 'y'), file(3, 'z', { written: text('x') }))).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('builds on version 3, version 5 is there now'),
    })
    expect(outcomeOf(rfc(5, 'y'), file(3, 'z', { written: text('x') }), true)).toEqual({ outcome: 'updated' })
  })
  test('a version that is not here yet is refused, forced or not', () => {
    for (const force of [false, true]) expect(outcomeOf(rfc(2, 'x'), file(9, 'y'), force).outcome).toBe('refused')
  })
  test('a file without front matter builds on what was last made of it, wherever it lies now', () => {
    expect(outcomeOf(rfc(2, 'x', { filePath: 'old.md', fileVersion: 2 }), file(null, 'y'))).toEqual({
      outcome: 'updated',
    })
    expect(outcomeOf(rfc(3, 'x', { filePath: 'old.md', fileVersion: 2 }), file(null, 'y')).outcome).toBe('refused')
  })
})
