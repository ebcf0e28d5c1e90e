import { describe, expect, it } from 'vitest'
import { groupTexts } from './rules-grouping'
import { plainProducts } from './rules-products'

const options = {
  seed: 'themes',
  detail: 0,
  width: 16,
  products: async (left: Float32Array, right: Float32Array, width: number) => plainProducts(left, right, width),
  step: async () => undefined,
}

const grouped = async (
  texts: readonly string[],
  language: string,
  pieces: readonly number[],
  vectors: Float32Array | null = null,
) => {
  const languages = texts.map(() => language)
  const groups = await groupTexts(texts, languages, vectors, { ...options, pieces })
  return groups.map(({ members }) => members.map(({ at }) => texts[at]!).sort()).sort()
}

/** Vectors of length 1: each text of a name at `cosine` to the others of its name, and nothing in common with other names. */
function vectorsOf(names: readonly string[], cosine: number): Float32Array {
  const axes = [...new Set(names)]
  const vectors = new Float32Array(names.length * options.width)
  names.forEach((name, at) => {
    vectors[at * options.width + axes.indexOf(name)] = Math.sqrt(cosine)
    vectors[at * options.width + axes.length + at] = Math.sqrt(1 - cosine)
  })
  return vectors
}

describe('groupTexts', () => {
  it('makes themes of one-word answers that many gave, not one of what has nothing in common', async () => {
    const texts = ['CI', 'Meetings', 'On-call', 'Access', 'Permissions', 'Terraform', 'Legacy code']
    const names = ['a', 'b', 'c', 'd', 'd', 'e', 'f']
    const many = texts.map(() => 20)
    const groups = await grouped(texts, 'en', many, vectorsOf(names, 0.6))
    expect(groups.flat().sort()).toEqual([...texts].sort())
    for (const group of groups) expect(new Set(group.map((text) => names[texts.indexOf(text)])).size).toBe(1)
    // Three words are too few to be compared, and each of two is said often.
    expect(await grouped(['CI', 'Meetings', 'Canteen'], 'en', [9, 3, 2], vectorsOf(['a', 'b', 'c'], 0.6))).toEqual([
      ['CI'],
      ['Meetings'],
    ])
  })

  it('leaves together what is near, however often each was said', async () => {
    const names = ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b']
    const texts = names.map((name, at) => `${name} ${at}`)
    const vectors = vectorsOf(names, 0.6)
    const once = await grouped(texts, 'en', [], vectors)
    expect(once).toEqual([texts.slice(0, 4), texts.slice(4)])
    expect(
      await grouped(
        texts,
        'en',
        texts.map(() => 20),
        vectors,
      ),
    ).toEqual(once)
  })

  it('makes no theme of texts in another language that share no word', async () => {
    const unlike = [
      ...[
        'Сборка занимает сорок минут',
        'Документация устарела',
        'Столовая закрывается рано',
        'Слишком много совещаний',
      ],
      ...['Тесты постоянно падают', 'Кофе невкусный', 'Нет доступа к продакшену', 'Жду рецензию неделями'],
    ]
    expect(await grouped(unlike, 'ru', [])).toEqual([])
    const builds = ['Сборка очень медленная', 'Эта сборка всегда ломается', 'Моя сборка не работает']
    const [theme, ...others] = await grouped([...unlike, ...builds], 'ru', [])
    expect(others).toEqual([])
    expect(theme!.length).toBeGreaterThanOrEqual(3)
    expect(theme!.every((text) => /сборка/i.test(text))).toBe(true)
  })
})
