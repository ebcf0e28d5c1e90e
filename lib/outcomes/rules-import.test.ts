import { describe, expect, it } from 'vitest'
import { readEventsFile, readMetricsFile } from './rules-import'

describe('a file of measurements or events', () => {
  it('names the columns that are not read: lead times miss what stands in them', () => {
    const text =
      'kind,id,created_at,committed,Team,constructor\ndeployment,d1,2026-03-01T10:00:00Z,2026-03-01T09:00:00Z,Search,x\n'
    const { rows, findings } = readEventsFile('e.csv', text)
    expect(rows).toMatchObject([{ kind: 'deployment', id: 'd1', team: 'Search' }])
    expect(findings).toEqual(
      ['committed', 'constructor'].map((key) => ({
        ...{ file: 'e.csv', line: 1, key },
        message: `The column "${key}" was not read.`,
      })),
    )
  })
  it('has no finding where every column is read, by its own name or by that of another tool', () => {
    const metrics = 'name,date,value,count,team,capability,unit,id\nbuild,2026-03-01,1,2,Search,Cache,min,p1\n'
    expect(readMetricsFile('m.csv', metrics).findings).toEqual([])
    const events =
      'kind,id,at,service,team,commitAt,failed,unplanned,resolved_at,deployment_id\nincident,i1,2026-03-01,a,b,,,,2026-03-02,d1\n'
    expect(readEventsFile('e.csv', events).findings).toEqual([])
  })
  it('takes numbers as people write them, and nothing that only a program takes for one', () => {
    const of = (value: string) =>
      readMetricsFile('m.csv', `metric,at,value\nbuild,2026-03-01,${value}\n`).rows[0]?.value
    expect(['5', '-1.5', '+.5', '1e3', '7.'].map(of)).toEqual([5, -1.5, 0.5, 1000, 7])
    for (const value of ['0x1F', '0b11', '1_000', 'Infinity', '1e999', '--1', 'NaN'])
      expect(() => of(value)).toThrow(/is no number/)
  })
})
