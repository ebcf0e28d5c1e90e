import fc from 'fast-check'
import { expect, it } from 'vitest'
import { batches } from './rules-batches'

const files = fc.uniqueArray(
  fc.record({
    path: fc.constantFrom('a/kep.yaml', 'a/README.md', 'b/kep.yaml', 'b/README.md', 'r/1.md', 'r/2.md', 'r/3.md'),
    text: fc.string({ maxLength: 30 }),
  }),
  { selector: (file) => file.path },
)

it('holds every file once, and pairs together', () => {
  fc.assert(
    fc.property(files, fc.integer({ min: 1, max: 60 }), (all, size) => {
      const parts = batches(all, size)
      expect(
        parts
          .flat()
          .map(({ path }) => path)
          .sort(),
      ).toEqual(all.map(({ path }) => path).sort())
      for (const pair of ['a', 'b']) {
        const places = ['kep.yaml', 'README.md'].map((name) =>
          parts.findIndex((part) => part.some(({ path }) => path === `${pair}/${name}`)),
        )
        if (!places.includes(-1)) expect(places[0]).toBe(places[1])
      }
    }),
  )
})
