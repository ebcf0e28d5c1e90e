import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbedder, openProducts, openRuntime, type Embedder } from './repo-model'
import { WIDTH } from './rules-model'
import { plainProducts } from './rules-products'

const folder = mkdtempSync(join(tmpdir(), 'reading-'))
let embedder: Embedder

beforeAll(async () => {
  embedder = await openEmbedder(folder, await openRuntime('native'))
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true }))

const cosine = (vectors: Float32Array, a: number, b: number) => {
  let sum = 0
  for (let d = 0; d < WIDTH; d += 1) sum += vectors[a * WIDTH + d]! * vectors[b * WIDTH + d]!
  return sum
}

/** The first numbers of a vector, by `@lat.md/embed` 0.2.0, which computes in single precision. */
const KNOWN: [string, number[]][] = [
  [
    'The staging environment is down every Monday.',
    [
      0.0855, 0.0062, 0.0767, 0.0016, 0.0627, -0.0006, -0.0962, -0.0362, -0.0946, 0.0436, -0.1321, 0.055, -0.0089,
      0.0877, 0.0651, -0.0707, -0.0418, -0.0419, -0.0278, 0.0573, -0.098, -0.0358, -0.0174, 0.027, -0.0313, -0.0,
      -0.0018, 0.0238, -0.0401, -0.0292, -0.1205, 0.0373, -0.1176, 0.0161, 0.1344, 0.0544, -0.0246, -0.0135, -0.0172,
      0.0753, 0.0358, -0.004, -0.052, 0.0133, -0.0523, -0.0209, -0.0056, -0.05,
    ],
  ],
  [
    'CrashLoopBackOff in kubectl — CI/CD is “broken”!',
    [
      0.0512, 0.0223, 0.0588, -0.0324, -0.0675, 0.0137, -0.0311, 0.0294, 0.0192, 0.0676, 0.0124, -0.0811, -0.0311,
      -0.0898, 0.0107, -0.0037, 0.0299, 0.0282, -0.0392, -0.0126, -0.0468, 0.0376, -0.0204, 0.0141, -0.0736, -0.0449,
      -0.0619, 0.0357, -0.0251, -0.0878, 0.0069, 0.0683, 0.0035, -0.0508, 0.0969, 0.0723, -0.0058, -0.0438, -0.0382,
      0.0125, 0.0073, 0.0198, -0.0219, -0.0147, -0.0243, -0.0322, -0.0444, -0.0113,
    ],
  ],
  [
    'Ünïcode naïve café, 日本語 too',
    [
      -0.0162, -0.0647, 0.0389, -0.0521, -0.0348, -0.0073, 0.0532, -0.052, -0.0253, -0.0384, 0.0508, -0.0405, -0.0701,
      0.0478, 0.0631, -0.0846, 0.0654, 0.0051, 0.0172, -0.043, -0.0432, -0.019, 0.0518, 0.0205, 0.0908, 0.0112, 0.0654,
      -0.0297, 0.0716, -0.0418, -0.0628, 0.0568, 0.0686, -0.0493, 0.0208, 0.0409, 0.0865, -0.0766, 0.0089, 0.0454,
      -0.0671, -0.0437, 0.06, 0.0576, 0.0547, 0.0432, -0.0346, 0.016,
    ],
  ],
]

describe('the model', () => {
  it('gives the vectors that its package gives, but for 8 bits of precision', async () => {
    const vectors = await embedder.embed(KNOWN.map(([text]) => text))
    KNOWN.forEach(([, known], i) => {
      const own = vectors.subarray(i * WIDTH, (i + 1) * WIDTH)
      expect(Math.hypot(...own)).toBeCloseTo(1, 4)
      // 48 of 384 numbers: their direction is that of the known ones.
      const part = own.subarray(0, known.length)
      const dot = known.reduce((sum, value, d) => sum + value * part[d]!, 0)
      expect(dot / Math.hypot(...known) / Math.hypot(...part)).toBeGreaterThan(0.985)
    })
  })

  it('has opposites near each other, so that nearness tells the topic and not the stance', async () => {
    const vectors = await embedder.embed([
      'deploys are slow',
      'deploys are fast',
      'Deployments take forever',
      'die Deployments sind langsam',
    ])
    expect(cosine(vectors, 0, 1)).toBeCloseTo(0.925, 1)
    expect(cosine(vectors, 0, 2)).toBeCloseTo(0.875, 1)
    expect(cosine(vectors, 0, 3)).toBeCloseTo(0.36, 1)
  })

  it('gives a text the same vector alone and among others', async () => {
    const texts = [
      'The build is slow.',
      'Nobody knows who owns the queue, and its alerts go to a channel that is muted.',
      'ok',
    ]
    const together = await embedder.embed([...texts, 'x '.repeat(300)])
    for (const [i, text] of texts.entries()) {
      const alone = await embedder.embed([text])
      alone.forEach((value, d) => expect(Math.abs(value - together[i * WIDTH + d]!)).toBeLessThan(1e-5))
    }
  })

  it('names vectors of the other runtime apart, which rounds differently', async () => {
    const other = await openEmbedder(folder, await openRuntime('wasm'))
    expect(other.model).toBe(`${embedder.model}:wasm`)
    const mine = await embedder.embed(['The build is slow.'])
    const theirs = await other.embed(['The build is slow.'])
    mine.forEach((value, d) => expect(Math.abs(value - theirs[d]!)).toBeLessThan(0.02))
  }, 60_000)

  it('multiplies as plain TypeScript does', async () => {
    const products = await openProducts(await openRuntime('native'))
    const vectors = await embedder.embed(['one', 'two', 'three'])
    const [fast, plain] = [await products(vectors, vectors, WIDTH), plainProducts(vectors, vectors, WIDTH)]
    plain.forEach((value, i) => expect(fast[i]).toBeCloseTo(value, 5))
  })
})
