import { describe, expect, it } from 'vitest'
import { saysNothing } from './rules-content'

describe('saysNothing', () => {
  it.each([
    ...[
      'no',
      'No.',
      'n/a',
      'N/A',
      '-',
      '?',
      '+1',
      '👍',
      '42',
      '3/5',
      'None',
      'no comment',
      "Don't know",
      'same as above',
      ' See above. ',
    ],
    ...[
      'nein',
      'k.A.',
      'siehe oben',
      'Weiß nicht',
      'rien',
      'R.A.S.',
      'ninguno',
      'No sé.',
      'Não',
      'Sem comentários',
      'なし',
      '特になし。',
      '同上',
    ],
    ...['https://ci.example.com/job/123', 'https://a.example.com/x https://a.example.com/y', 'Idem :-)'],
    '    at com.acme.runner.Pool.submit(Pool.java:3)',
    '    at java.base/jdk.internal.misc.Unsafe.park(Native Method)',
    '    at Object.<anonymous> (/srv/app/index.js:3:5)',
    '  File "/srv/app/main.py", line 3, in run',
    '\t/srv/app/main.go:12 +0x1d',
    '    ... 12 more',
  ])('%j', (text) => {
    expect(saysNothing(text)).toBe(true)
  })

  it.each([
    ...[
      'CI',
      'Docs',
      'R',
      'C++',
      'No docs',
      'No staging data',
      'Nothing works',
      'not +1 for this',
      'All good',
      '特になしだがCIは遅い',
    ],
    ...[
      'see https://ci.example.com/job/123',
      'At night (sometimes)',
      'at 10:30 it hangs',
      'Caused by: java.io.IOException: disk full',
    ],
    ...['`kubectl get pods`', 'Keine Doku', 'Nada funciona', 'ERROR 500'],
  ])('not %j', (text) => {
    expect(saysNothing(text)).toBe(false)
  })

  it('takes no time over what looks like a trace for long', () => {
    for (const long of [
      `at ${'$a.'.repeat(20_000)}`,
      `${' '.repeat(50_000)}x`,
      '\n'.repeat(50_000) + 'x',
      `at ${'a'.repeat(50_000)}(`,
    ]) {
      const began = performance.now()
      saysNothing(long)
      expect(performance.now() - began).toBeLessThan(1_000)
    }
  })
})
