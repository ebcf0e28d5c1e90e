import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberToType, typedNumber, typedNumberFault } from './typed-number'

test.each([
  ['1500', 1500],
  ['0', 0],
  ['-3', -3],
  ['−3', -3],
  ['+4', 4],
  ['2,5', 2.5],
  ['2.5', 2.5],
  ['0,125', 0.125],
  ['0.125', 0.125],
  ['1.2345', 1.2345],
  ['1000,5', 1000.5],
  ['1000.125', 1000.125],
  ['1 500', 1500],
  ['1 500,25', 1500.25],
  ['1 500,250', 1500.25],
  ['1\u202f500', 1500],
  ['1\u00a0500', 1500],
  ['1’500', 1500],
  ["1'500.5", 1500.5],
  ['1,234,567', 1234567],
  ['1.234.567', 1234567],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['1,234,567.125', 1234567.125],
  ['１２', 12],
  [' 7 ', 7],
  ['.5', 0.5],
  ['5.', 5],
])('%j is %d', (text, value) => expect(typedNumber(text)).toEqual({ value }))

test.each(['', 'x', '1e3', '0x10', 'Infinity', 'NaN', '1.2.3', '1,23,456', '12 34', '--1', '1,234.567.8', '1 %', '-'])(
  '%j is no number',
  (text) => expect(typedNumber(text)).toBeNull(),
)

test('a stored number stands in its field so that it is read back as it is', () => {
  expect([1.234, 1500, 0.0000001, -12.125, 1e21].map(numberToType)).toEqual([
    '1.2340',
    '1500',
    '0.0000001',
    '-12.1250',
    '1000000000000000000000',
  ])
  const thousandths = fc.integer({ min: -1e9, max: 1e9 }).map((whole) => whole / 1000)
  fc.assert(
    fc.property(thousandths, (value) => {
      expect(typedNumber(numberToType(value))).toEqual({ value: value + 0 })
    }),
  )
})

test.each([
  ['1,500', ['1500', '1.5000']],
  ['1.500', ['1500', '1.5000']],
  ['-12,000', ['-12000', '-12.0000']],
])('%j is a thousand and more to one reader and a few to another: both are answered', (text, either) => {
  expect(typedNumber(text)).toEqual({ either })
  for (const one of either) expect(typedNumber(one)).toEqual({ value: Number(one) })
  expect(typedNumberFault(text)).toBe(`This can be read in two ways. Write ${either[0]}, or ${either[1]}.`)
})
