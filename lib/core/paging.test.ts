import { expect, test } from 'vitest'
import { z } from 'zod'
import { decodeCursor, toPage } from './paging'

const page = (rows: number[], limit: number) => toPage(rows, limit, (row) => [row], String)

test('a page that is exactly full is the last one: it names no next page', () => {
  expect(page([1, 2], 2)).toEqual({ data: ['1', '2'], nextCursor: null })
})

test('one row more than the limit is not shown, and says that there is a next page', () => {
  const { data, nextCursor } = page([1, 2, 3], 2)
  expect(data).toEqual(['1', '2'])
  expect(decodeCursor(nextCursor ?? '', z.tuple([z.number()]))).toEqual([2])
})

test('a list without rows has no next page', () => {
  expect(page([], 2)).toEqual({ data: [], nextCursor: null })
})
