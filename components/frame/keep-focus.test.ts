import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { placeOf, successorOf } from './keep-focus'

/** As much of an element as the place of the focus is made of. */
class Fake {
  isConnected = true
  nextElementSibling: Fake | null = null
  previousElementSibling: Fake | null = null
  children: Fake[] = []
  constructor(
    readonly tagName: string,
    readonly textContent = '',
    readonly attributes: Record<string, string> = {},
    public parentElement: Fake | null = null,
  ) {
    parentElement?.children.push(this)
  }
  get id() {
    return this.attributes.id ?? ''
  }
  getAttribute(key: string) {
    return this.attributes[key] ?? null
  }
  checkVisibility() {
    return true
  }
  matches() {
    return ['A', 'BUTTON'].includes(this.tagName)
  }
  closest(selector: string): Fake | null {
    const fits =
      selector === 'li, tr' ? this.tagName === 'LI' : (this.attributes['aria-label'] ?? '').startsWith('Messages')
    return fits ? this : (this.parentElement?.closest(selector) ?? null)
  }
  querySelectorAll(selector: string): Fake[] {
    const inside = this.children.flatMap((child): Fake[] => [child, ...child.querySelectorAll('*')])
    if (selector === '*') return inside
    return inside.filter(
      (one) => one.isConnected && one.matches() && (selector.includes('button') || one.tagName === 'A'),
    )
  }
  querySelector(selector: string) {
    return this.querySelectorAll(selector)[0] ?? null
  }
  go() {
    this.isConnected = false
    for (const child of this.children) child.go()
  }
}

beforeEach(() => {
  vi.stubGlobal('HTMLElement', Fake)
  vi.stubGlobal('Element', Fake)
  vi.stubGlobal('HTMLAnchorElement', class extends Fake {})
  vi.stubGlobal('document', { body: null, querySelectorAll: () => [] })
})
afterEach(() => vi.unstubAllGlobals())

const main = () => new Fake('MAIN', '', { id: 'main' })
const place = (one: Fake, before: ReturnType<typeof placeOf> | null = null) =>
  placeOf(one as unknown as HTMLElement, before)

describe('where the keyboard goes on', () => {
  it('is what has the same name in the same place', () => {
    const part = new Fake('SECTION', '', {}, main())
    const had = place(new Fake('BUTTON', 'Vote', {}, part))
    part.children[0]?.go()
    const next = new Fake('BUTTON', 'Vote', {}, part)
    expect(successorOf(had)).toBe(next)
  })

  it('is the part it stood in where another button came, which a held key would press', () => {
    const part = new Fake('SECTION', '', {}, main())
    const had = place(new Fake('BUTTON', 'Approve', {}, part))
    part.children[0]?.go()
    new Fake('BUTTON', 'Withdraw', {}, part)
    expect(successorOf(had)).toBe(part)
  })

  it('is the link of the next row, and never the button of the same name in it', () => {
    const list = new Fake('UL', '', {}, main())
    const rows = ['one', 'two'].map((name) => {
      const row = new Fake('LI', '', {}, list)
      return {
        row,
        link: new Fake('A', name, { href: `/${name}` }, row),
        remove: new Fake('BUTTON', 'Remove', {}, row),
      }
    })
    rows[0]!.row.nextElementSibling = rows[1]!.row
    const had = place(rows[0]!.remove)
    rows[0]!.row.go()
    expect(successorOf(had)).toBe(rows[1]!.link)
  })

  it('is what had the focus before a message that has gone', () => {
    const card = new Fake('A', 'Card', { href: '/card' }, new Fake('SECTION', '', {}, main()))
    const undo = new Fake('BUTTON', 'Undo', {}, new Fake('SECTION', '', { 'aria-label': 'Messages alt+T' }))
    const had = place(undo, place(card))
    undo.go()
    expect(successorOf(had)).toBe(card)
  })

  it('is the page where nothing of the place is left', () => {
    const part = new Fake('SECTION', '', {}, main())
    const had = place(new Fake('BUTTON', 'Vote', {}, part))
    part.go()
    expect(successorOf(had)).toBeNull()
  })
})
