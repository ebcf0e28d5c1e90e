import { describe, expect, it } from 'vitest'
import { db } from '@/lib/server/db'
import type { AnyEndpoint } from '@/lib/server/http/endpoint'
import { stringPaths, withAt } from '../support/mutate'
import { few, send, STRINGS, titled, withThings, writing } from './bad-input'

withThings()

type Path = (string | number)[]

/**
 * How much text a field takes, up to what all strings need together; 0 for one that takes only certain words. Found by
 * asking its schema.
 */
function capacity(spec: AnyEndpoint, path: Path): number {
  const takes = (text: string) => spec.body?.safeParse(withAt(spec.example.body, path, text)).success === true
  if (!takes('plain words')) return 0
  let [most, tooMany] = [11, 4_001]
  while (tooMany - most > 1) {
    const length = Math.floor((most + tooMany) / 2)
    if (takes('x'.repeat(length))) most = length
    else tooMany = length
  }
  return most
}

/** Every string, as many together as fit: [["a", "b"], ["c"], …] joined by line breaks or spaces. */
function packed(size: number): string[] {
  const packs: string[] = []
  for (const text of STRINGS) {
    const joined = `${packs.at(-1) ?? ''}${size > 200 ? '\n' : ' '}${text}`
    if (packs.length > 0 && joined.length <= size) packs[packs.length - 1] = joined
    else packs.push(text)
  }
  return packs
}

/** Packed where the text is free, so that each is stored; by itself, now and then, where a field wants certain words. */
const textsFor = (spec: AnyEndpoint, path: Path): string[] => {
  const size = capacity(spec, path)
  return size > 0 ? [...packed(size), ...few] : few
}

describe('every naughty string in every text field', () => {
  it.each(titled(writing.filter((spec) => stringPaths(spec.example.body).length > 0)))(
    '%s',
    async (_, spec) => {
      let sent = 0
      const put = async (texts: readonly (readonly [Path, string])[]): Promise<boolean> => {
        if (++sent % 500 === 0) await db.rateWindow.deleteMany()
        const body = texts.reduce((whole, [path, text]) => withAt(whole, path, text), spec.example.body as unknown)
        const { status } = await send(spec, { body })
        expect(
          status,
          texts
            .map(([path, text]) => `${path.join('.')}: ${JSON.stringify(text)}`)
            .join(', ')
            .slice(0, 300),
        ).toBeLessThan(500)
        return status < 300
      }
      const fields = stringPaths(spec.example.body).map((path) => [path, textsFor(spec, path)] as const)
      // Fields whose words are kept whatever they are get theirs in one request, and one by one where that is refused.
      const together: typeof fields = []
      for (const field of fields) if (await put([[field[0], 'plain words']])) together.push(field)
      for (let at = 0; together.some(([, texts]) => at < texts.length); at++) {
        const texts = together.flatMap(([path, all]) => all.slice(at, at + 1).map((text) => [path, text] as const))
        if (!(await put(texts)) && texts.length > 1) for (const text of texts) await put([text])
      }
      for (const [path, texts] of fields.filter((field) => !together.includes(field)))
        for (const text of texts) await put([[path, text]])
    },
    240_000,
  )
})
