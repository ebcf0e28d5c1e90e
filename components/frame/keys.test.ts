import { describe, expect, it } from 'vitest'
import { commandFor, frameKeys, type KeyPress } from './keys'
import { isCurrent } from './nav'
import { parseTheme } from './preferences'

const pages = [
  { label: 'Home', href: '/', key: 'h' },
  { label: 'Surveys', href: '/surveys', key: 's' },
  { label: 'Settings', href: '/settings' },
]
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
  typing: false,
  afterG: false,
  ...more,
})

describe('commandFor', () => {
  it('opens the palette by ⌘K and Ctrl K, also while typing', () => {
    expect(commandFor(press('k', { meta: true }), pages)).toEqual({ do: 'palette' })
    expect(commandFor(press('K', { ctrl: true, typing: true }), pages)).toEqual({ do: 'palette' })
  })
  it('leaves every other key alone while typing and with modifiers', () => {
    for (const key of ['j', 'x', '/', '?', 'g']) {
      expect(commandFor(press(key, { typing: true }), pages)).toBeNull()
      expect(commandFor(press(key, { ctrl: true }), pages)).toBeNull()
      expect(commandFor(press(key, { alt: true }), pages)).toBeNull()
    }
  })
  it('goes to a room by g and its letter', () => {
    expect(commandFor(press('g'), pages)).toEqual({ do: 'wait-for-room' })
    expect(commandFor(press('s', { afterG: true }), pages)).toEqual({ do: 'go', href: '/surveys' })
  })
  it('does nothing for a letter no room has, even one with another meaning', () => {
    expect(commandFor(press('j', { afterG: true }), pages)).toBeNull()
  })
  it('does not know other keys', () => {
    expect(commandFor(press('q'), pages)).toBeNull()
    expect(commandFor(press('constructor'), pages)).toBeNull()
  })
})

it('lists only rooms that have a key', () => {
  const labels = frameKeys(pages, 'Ctrl').map((line) => line.label)
  expect(labels).toContain('Surveys')
  expect(labels).not.toContain('Settings')
})

it.each([
  ['/', '/', true],
  ['/surveys', '/', false],
  ['/surveys/12', '/surveys', true],
  ['/surveys-old', '/surveys', false],
])('page %s under entry %s: %s', (path, href, expected) => {
  expect(isCurrent(path, href)).toBe(expected)
})

it('follows the system where the theme cookie says nothing it knows', () => {
  expect(parseTheme('dark')).toBe('dark')
  expect(parseTheme('"><script>')).toBe('system')
  expect(parseTheme(undefined)).toBe('system')
})
