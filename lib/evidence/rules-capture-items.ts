/** Something that was heard elsewhere, as a file has it. */
export interface CapturedItem {
  kind: 'ticket' | 'chat'
  /** Unlike any other of its tool: "jira:PAY-1". */
  sourceId: string
  url?: string
  text: string
  /** "2026-03-31"; absent where the file does not say, or says it unreadably. */
  day?: string
  /** An opaque key of who said it, and their address where the file has one. */
  author?: string
  email?: string
  tags: string[]
  line: number
}

export interface CaptureFinding {
  line: number
  key: string
  message: string
}

export interface CaptureFile {
  tool: string
  items: CapturedItem[]
  findings: CaptureFinding[]
}

/** Title and description as one text. */
export const joined = (...parts: (string | undefined)[]): string =>
  parts
    .map((part) => part?.trim() ?? '')
    .filter(Boolean)
    .join('\n\n')

/** Words as tags: short, each once. */
export const tagsOf = (words: readonly string[]): string[] =>
  [...new Set(words.map((word) => word.trim().slice(0, 60)).filter(Boolean))].slice(0, 30)

const HREF = /^https?:\/\/[^\s<>"]{1,1900}$/i
/** An address that a browser may open; undefined for anything else. */
export const webAddress = (text: string | undefined): string | undefined =>
  text && HREF.test(text.trim()) ? text.trim() : undefined
