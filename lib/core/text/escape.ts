const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escape text for use in HTML content or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => HTML[char] ?? char)
}

/**
 * Escape text for use in XML content or a quoted attribute. Characters that XML 1.0 cannot carry at all
 * (most control characters, lone surrogates, U+FFFE and U+FFFF) are left out, since one of them makes a whole feed
 * unreadable.
 */
export function escapeXml(text: string): string {
  return escapeHtml(text).replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
}
