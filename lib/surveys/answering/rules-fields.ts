// Runs in the answering page too: no library here.

/** What a form holds: values by field name, as often as they were chosen. */
export type FormValues = Record<string, string[]>

/** The field of a question, of a matrix row, of an option's place in a ranking, or of the text beside an open option. */
export const fieldName = (key: string, part?: string): string => (part === undefined ? `a:${key}` : `a:${key}:${part}`)
export const openName = (key: string): string => `a:${key}.text`
