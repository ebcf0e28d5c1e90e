import { parentOf } from './rules-files-beside'

/** Where a relative address leads from a file; null for what leaves the import, an anchor of the file itself, or an address. */
export const resolvePath = (from: string, address: string): string | null => {
  let clean = address.replace(/[?#].*$/, '')
  try {
    clean = decodeURIComponent(clean)
  } catch {
    // A lone "%" is a character of the name.
  }
  if (clean === '' || clean.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(clean)) return null
  const parts = parentOf(from).split('/').filter(Boolean)
  for (const part of clean.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return null
      parts.pop()
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
