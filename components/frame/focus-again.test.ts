import { describe, expect, it, vi, afterEach } from 'vitest'
import { findAgain, type Pressed } from './focus-again'

const element = (name: string, attributes: Record<string, string> = {}) => ({
  textContent: name,
  getAttribute: (key: string) => attributes[key] ?? null,
})

/** A page of these links and buttons that open menus. */
const page = (links: object[], buttons: object[] = [], path = '/rfcs') => {
  vi.stubGlobal('location', { pathname: path })
  vi.stubGlobal('document', { querySelectorAll: (of: string) => (of.startsWith('a') ? links : buttons) })
}

const pressed: Pressed = { path: '/rfcs', href: '?sort=title', name: 'Title', menu: null }

afterEach(() => vi.unstubAllGlobals())

describe('what was pressed, in the page that follows', () => {
  it('is the link of the same name and address', () => {
    const [other, same] = [element('Title', { href: '?sort=-title' }), element(' Title ', { href: '?sort=title' })]
    page([element('Number', { href: '?sort=title' }), other, same])
    expect(findAgain(pressed)).toBe(same)
  })

  it('is the one of the same name where its address changed', () => {
    const next = element('Title', { href: '?sort=-title' })
    page([element('Number', { href: '?sort=number' }), next])
    expect(findAgain(pressed)).toBe(next)
  })

  it('is what opens the menu that it stood in', () => {
    const opener = element('', { 'aria-label': 'Add a filter' })
    page([element('Title', { href: '?sort=title' })], [element('More'), opener])
    expect(findAgain({ ...pressed, menu: 'Add a filter' })).toBe(opener)
  })

  it('is nothing where nothing has its name', () => {
    page([element('Number', { href: '?sort=title' })])
    expect(findAgain(pressed)).toBeNull()
  })

  it('is nothing on another page', () => {
    page([element('Title', { href: '?sort=title' })], [], '/roadmap')
    expect(findAgain(pressed)).toBeNull()
  })
})
