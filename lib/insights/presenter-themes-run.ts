import { plural } from '@/lib/core/format'
import type { ThemeRun } from './schema'

/** How the texts of a run were read, in words. @param method as the run keeps it: model and runtime, or the words alone */
export function methodLabel(method: string | null): string {
  if (!method) return 'not known'
  if (method.includes(' (endpoint)'))
    return `by the endpoint ${method.replace(/ \(endpoint\).*$/, '')}, to which the texts were sent`
  if (!method.startsWith('minilm')) return 'by shared words alone (TF-IDF), since the language model did not start'
  const slowly = method.includes('WebAssembly') ? ', in WebAssembly, which is slower' : ''
  return `by meaning (all-MiniLM-L6-v2 on this machine${slowly}); languages other than English by shared words`
}

/** One line on what a run came to. */
export const runSummary = (run: Pick<ThemeRun, 'texts' | 'themes' | 'unthemed'>): string =>
  `${plural(run.texts, 'text')} in ${plural(run.themes, 'theme')}, ${run.unthemed} in none`

/** What a run is doing, in words. */
export function runStage(run: Pick<ThemeRun, 'state' | 'stage'>): string {
  if (run.state === 'waiting') return 'Waiting to begin'
  return run.stage === 'reading' ? 'Reading the texts' : 'Finding themes'
}

/** A run as it is known to whoever has just asked for it, before anything of it was told. */
export const startedRun = (id: string, detail: number): ThemeRun => ({
  id,
  detail,
  state: 'waiting',
  stage: 'reading',
  done: 0,
  of: 100,
  ...{ method: null, texts: 0, themes: 0, unthemed: 0, split: [], merged: [], faded: [], error: null },
})

/** Below so many texts the method is unsure: docs/themes.md, "Limits". */
const FEW_TEXTS = 300

/** Below so many texts for each theme, what a theme is about hangs on a few of them: docs/themes.md, "Limits". */
const FEW_EACH = 4

/** Says so where there are few texts, in all or for each theme; null where there are enough. */
export function fewTexts({ texts, themes, unthemed }: Pick<ThemeRun, 'texts' | 'themes' | 'unthemed'>): string | null {
  if (texts === 0 || themes === 0) return null
  const each = (texts - unthemed) / themes
  if (each < FEW_EACH)
    return `Themes have ${each.toFixed(1)} texts each on average: with fewer than ${FEW_EACH}, one text more or less makes another theme. Read the texts instead.`
  if (texts < FEW_TEXTS)
    return `With fewer than ${FEW_TEXTS} texts about half of the true themes are found merged: read them as a first sorting.`
  return null
}

/** The same of one theme. */
export const fewInTheme = (pieces: number): string | null =>
  pieces < FEW_EACH ? `Fewer than ${FEW_EACH} texts: a hint where to listen, not yet a theme.` : null
