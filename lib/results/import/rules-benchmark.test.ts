import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { parseBenchmark } from './rules-benchmark'

const read = (text: string) => parseBenchmark('set.csv', text)
const findings = (text: string): string[] => {
  try {
    read(text)
  } catch (error) {
    if (error instanceof AppError) return Object.values(error.fieldErrors ?? { '': [error.message] }).flat()
    throw error
  }
  return []
}

describe('parseBenchmark', () => {
  it('reads shares in percent or not, by the whole file', () => {
    expect(read('measure,favourable,p25,p50,p75,p90,n\ndeploys,61,48,60,71,82,120\nci,"0,5 %",,,,,\n').values).toEqual([
      { measure: 'deploys', favourable: 0.61, p25: 0.48, p50: 0.6, p75: 0.71, p90: 0.82, n: 120 },
      { measure: 'ci', favourable: 0.005, p25: null, p50: null, p75: null, p90: null, n: null },
    ])
    expect(read('Measure;Favourable\nci;0,61\n').values[0]!.favourable).toBe(0.61)
    expect(read('question,favourable,median,source\n"Trust CI, fully?",1,0.4,A report\n')).toEqual({
      source: 'A report',
      values: [{ measure: 'Trust CI, fully?', favourable: 1, p25: null, p50: 0.4, p75: null, p90: null, n: null }],
      unread: [],
    })
  })
  it('names every line that is wrong, and takes nothing of it', () => {
    expect(
      findings('measure,favourable,p25,p50,n\nci,61,70,60,10\n,50,,,\nCI,50,,,\ndocs,=1+1,,,\nenv,,,,0\nwait,101,,,\n'),
    ).toEqual([
      'Line 2: its percentiles do not rise from p25 to p90.',
      'Line 3: it names no measure.',
      'Line 4: “CI” is on line 2 already.',
      'Line 5: favourable “=1+1” is no share.',
      'Line 6: it has no favourable share.',
      'Line 6: n “0” is no whole number.',
      'Line 7: favourable “101” is no share.',
    ])
    expect(findings('a,b\n1,2\n')).toEqual(['set.csv: there is no "measure" column in the first line.'])
    expect(findings('measure,favourable\n')).toEqual(['set.csv: there is no measure in it.'])
    expect(
      findings(`measure,favourable\n${Array.from({ length: 40 }, (_, i) => `m${i},x`).join('\n')}\n`),
    ).toHaveLength(20)
  })
  it('keeps what looks like a formula as the text it is', () => {
    expect(read('measure,favourable\n"=HYPERLINK(""http://x"")",50\n').values[0]!.measure).toBe(
      '=HYPERLINK("http://x")',
    )
  })
})
