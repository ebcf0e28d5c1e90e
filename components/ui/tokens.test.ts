import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, mix, parseHex, type Rgb } from './contrast'

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')

/** Resolve the tokens of globals.css for one theme: plain `light-dark()` ones and `color-mix()` ones built on them. */
function tokens(theme: 'light' | 'dark'): (name: string) => Rgb {
  const resolve = (name: string): Rgb => {
    const value = new RegExp(`--color-${name}:\\s*([^;]+);`).exec(css)?.[1]
    if (!value) throw new Error(`no token ${name}`)
    const pair = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value)
    if (pair) return parseHex(theme === 'light' ? pair[1]! : pair[2]!)
    const mixed = /^color-mix\(in srgb, var\(--color-([\w-]+)\) (\d+)%, var\(--color-([\w-]+)\)\)$/.exec(value)
    if (!mixed) throw new Error(`cannot read ${name}: ${value}`)
    return mix(resolve(mixed[1]!), Number(mixed[2]) / 100, resolve(mixed[3]!))
  }
  return resolve
}

const grounds = ['ground', 'surface', 'sunk', 'hover']
const text: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'good', 'warn', 'bad'].flatMap((ink) =>
    grounds.map((ground): [string, string] => [ink, ground]),
  ),
  ...['accent', 'good', 'warn', 'bad'].flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    ['ink', `${tone}-soft`],
    ['ink-2', `${tone}-soft`],
  ]),
  ...['up', 'down'].flatMap((way) => [1, 2, 3].map((level): [string, string] => ['ink', `heat-${way}-${level}`])),
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-strong'],
  ['ground', 'ink'],
]
const marks: [string, string][] = [
  'depth-1',
  'depth-2',
  'depth-3',
  'edge',
  'accent',
  'series',
  'good',
  'warn',
  'bad',
  'ink-3',
].flatMap((mark) => ['ground', 'surface', 'sunk'].map((ground): [string, string] => [mark, ground]))

describe.each(['light', 'dark'] as const)('tokens in the %s theme', (theme) => {
  const token = tokens(theme)
  it.each(text)('text %s on %s reaches 4.5:1', (ink, ground) => {
    expect(contrast(token(ink), token(ground))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(marks)('mark %s on %s reaches 3:1', (mark, ground) => {
    expect(contrast(token(mark), token(ground))).toBeGreaterThanOrEqual(3)
  })
  it('tells the three depths apart by lightness, deepest darkest', () => {
    const [low, mid, high] = ['depth-1', 'depth-2', 'depth-3'].map(token) as [Rgb, Rgb, Rgb]
    expect(contrast(low, mid)).toBeGreaterThan(1.4)
    expect(contrast(mid, high)).toBeGreaterThan(1.4)
  })
})

describe('contrast', () => {
  it('gives the ends of the scale', () => {
    expect(contrast(parseHex('#ffffff'), parseHex('#000000'))).toBe(21)
    expect(contrast(parseHex('#777777'), parseHex('#777777'))).toBe(1)
  })
})
