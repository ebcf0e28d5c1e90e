/** One thing of a long list, as a picker shows it. */
export interface PickerChoice {
  id: string
  label: string
  help?: string
}

/** What a picker offers before anything is searched: all that are chosen, then the first others, up to `most` in all. */
export function chosenFirst(choices: readonly PickerChoice[], chosen: readonly string[], most: number): PickerChoice[] {
  const ids = new Set(chosen)
  const first = choices.filter(({ id }) => ids.has(id))
  return [...first, ...choices.filter(({ id }) => !ids.has(id)).slice(0, Math.max(0, most - first.length))]
}

/** Choices whose label has each of the words, in any order and case. */
export function withWords(choices: readonly PickerChoice[], text: string): PickerChoice[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return choices.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
}
