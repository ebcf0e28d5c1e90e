import type { BenchmarkSet } from '../language/workspace'

/** What other companies of the trade are made to have answered, so that there is something to stand beside. */
export const benchmarks: BenchmarkSet[] = [
  {
    name: 'Logistics engineering, made up for this demo',
    source: 'An invented study of 42 freight and parcel companies',
    importedAgo: 60,
    values: [
      { measure: 'deploy', favourable: 0.38, p25: 0.27, p50: 0.37, p75: 0.49, p90: 0.61, n: 42 },
      { measure: 'ci', favourable: 0.41, p25: 0.3, p50: 0.4, p75: 0.53, p90: 0.64, n: 42 },
      { measure: 'docs', favourable: 0.29, p25: 0.2, p50: 0.28, p75: 0.38, p90: 0.47, n: 40 },
      {
        measure: 'In the last month, how well could you try a change out before it reached production?',
        favourable: 0.36,
        p25: 0.24,
        p50: 0.35,
        p75: 0.46,
        p90: 0.58,
        n: 38,
      },
    ],
  },
]
