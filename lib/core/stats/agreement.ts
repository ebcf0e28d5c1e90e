/**
 * Van der Eijk's agreement A of a distribution over K ≥ 3 ordered categories (counts, lowest category first):
 * 1 when all answer alike, 0 when evenly spread, −1 when half stands at either end. Null without answers; RangeError
 * for K < 3.
 *
 * The distribution is taken apart into layers of equal height. A layer covering S categories has
 * A = U·(1 − (S−1)/(K−1)), U = ((K−2)·TU − (K−1)·TDU) / ((K−2)·(TU+TDU)), TU and TDU being the triples of categories
 * that look like 1-1-0 or 0-1-1 (one peak) and 1-0-1 (two peaks). Layers weigh by the answers in them.
 * Source: C. van der Eijk, "Measuring Agreement in Ordered Rating Scales", Quality & Quantity 35 (2001) 325–341.
 */
export function agreement(counts: number[]): number | null {
  if (counts.length < 3) throw new RangeError('Agreement needs at least three ordered categories')
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  let left = counts
  let sum = 0
  while (left.some((count) => count > 0)) {
    const present = left.map((count) => count > 0)
    const height = Math.min(...left.filter((count) => count > 0))
    const categories = present.filter(Boolean).length
    sum += ((height * categories) / total) * layerAgreement(present, categories)
    left = left.map((count) => (count > 0 ? count - height : 0))
  }
  return sum
}

function layerAgreement(present: boolean[], categories: number): number {
  const k = present.length
  let [onePeak, twoPeaks] = [0, 0]
  for (let i = 0; i < k - 2; i++) {
    for (let j = i + 1; j < k - 1; j++) {
      for (let l = j + 1; l < k; l++) {
        if (present[i] && present[j] && !present[l]) onePeak++
        if (!present[i] && present[j] && present[l]) onePeak++
        if (present[i] && !present[j] && present[l]) twoPeaks++
      }
    }
  }
  const triples = onePeak + twoPeaks
  const unimodality = triples === 0 ? 1 : ((k - 2) * onePeak - (k - 1) * twoPeaks) / ((k - 2) * triples)
  return unimodality * (1 - (categories - 1) / (k - 1))
}
