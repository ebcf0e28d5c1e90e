import { describe, expect, it } from 'vitest'
import { renderRst } from './rst'

const html = (text: string) =>
  renderRst(text)
    .replace(/\n/g, ' ')
    .replace(/<\/?p>/g, '')

/** What docutils 0.19 makes of the same text. */
describe('a line is an item of a numbered list only where docutils says so', () => {
  it.each([
    ['1. one\n2. two', '<ol><li>one</li><li>two</li></ol>'],
    ['3. three\n4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
    ['1. one\n\n2. two', '<ol><li>one</li><li>two</li></ol>'],
    ['#. a\n#. b', '<ol><li>a</li><li>b</li></ol>'],
    ['a. one\nb. two', '<ol type="a"><li>one</li><li>two</li></ol>'],
    ['(1) one\n(2) two', '<ol><li>one</li><li>two</li></ol>'],
    ['i. one\nii. two', '<ol type="i"><li>one</li><li>two</li></ol>'],
    ['C. one\nD. two', '<ol type="A" start="3"><li>one</li><li>two</li></ol>'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    // A number that is left out is not closed up.
    ['1. one\n\n3. three', '<ol><li>one</li></ol> <ol start="3"><li>three</li></ol>'],
    ['1. one\n3. three', '1. one 3. three'],
    ['1. one\n\na) two', '<ol><li>one</li></ol> <ol type="a"><li>two</li></ol>'],
    // An initial, and a year.
    ['E. Noether was\na mathematician.', 'E. Noether was a mathematician.'],
    ['The count rose until\n1986. It fell then.', 'The count rose until 1986. It fell then.'],
    ['1. one\n   more\n2. two', '<ol><li>one more</li><li>two</li></ol>'],
  ])('%j', (text, expected) => expect(html(text)).toBe(expected))
})
