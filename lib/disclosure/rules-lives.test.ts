import { describe, expect, it } from 'vitest'
import { lived, shownOf } from '@/tests/support/disclosure-lives'
import { foundIn, tooSmallParts } from '@/tests/support/disclosure-lives-attack'

/** How many made-up surveys are lived through and attacked, and the seed of the first; ten thousand may be run in parts. */
const SURVEYS = Number(process.env.DISCLOSURE_LIVES ?? 400)
const FROM = Number(process.env.DISCLOSURE_FROM ?? 0)

describe('whoever keeps all that was shown of surveys that live as surveys do', () => {
  it(`gets no sum over fewer than the minimum, in ${SURVEYS} surveys`, { timeout: 600_000 + SURVEYS * 2_000 }, () => {
    const sums = { surveys: 0, answers: 0, looks: 0, figures: 0, enough: 0, shown: 0, responses: 0, counted: 0 }
    const all: string[] = []
    for (let seed = FROM; seed < FROM + SURVEYS; seed++) {
      const life = lived(seed)
      const found = [...foundIn(life, seed % 5 === 0 ? 3 : 2), ...tooSmallParts(life)]
      if (found.length > 0) all.push(`survey ${seed} (${life.disclosure}): ${found.slice(0, 3).join('; ')}`)
      const { enough, shown } = shownOf(life)
      sums.surveys++
      sums.answers += life.given.length
      sums.counted += life.counted
      sums.looks += life.looks
      sums.figures += life.figures.length
      sums.responses += Number(life.disclosure === 'responses')
      sums.enough += enough
      sums.shown += shown
    }
    console.log(JSON.stringify(sums))
    expect(all).toEqual([])
    expect(sums.shown / sums.enough).toBeGreaterThan(0.4)
  })
})
