import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutAttributes } from './diagram-source'

describe('withoutAttributes', () => {
  it.each([
    ['A["<img src=x onerror=alert(1)>"] --> B', 'A["<img>"] --> B'],
    ['A["<img/src=x/onerror=alert(1)>"]', 'A["<img>"]'],
    ['A["<b\nonclick=x>bold</b><br/>"]', 'A["<b>bold</b><br>"]'],
    ['A["<img src="<" onerror=alert(1)>"]', 'A["<img>"]'],
  ])('%s', (source, plain) => expect(withoutAttributes(source)).toBe(plain))
  it.each([
    'A <--> B',
    'A-->|x < y|B',
    'class Shape\n<<interface>> Shape',
    'Animal <|-- Duck',
    'A->>B: <b>now</b>',
    'A["x < 3 and y > 2"]',
  ])('leaves %s', (source) => expect(withoutAttributes(source)).toBe(source))
  it('leaves no tag with an attribute, whatever is typed', () => {
    const piece = fc.constantFrom('<', '>', 'img', ' ', '/', 'onerror=x', '"', "'", '-->', '\n', 'svg')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(withoutAttributes(pieces.join(''))).not.toMatch(/<[a-z]\w*[\s/][^>]*>/i)
      }),
    )
  })
})
