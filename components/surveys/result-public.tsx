import { plural } from '@/lib/core/format'
import type { Results } from '@/lib/surveys/results-schema'
import { ResultBand } from './result-band'
import { ResultFacts, SegmentStrip } from './result-overview'

/** Results to read and nothing else: figures, no words of anybody, no way further in. */
export function PublicResults({ results, note, byTeam }: { results: Results; note: string; byTeam: boolean }) {
  return (
    <>
      <h1 className="text-xl tracking-tight">{results.title}</h1>
      <p className="mt-1 mb-6 text-sm text-ink-2">
        {plural(results.questions.length, 'question')}. {note}
      </p>
      <ResultFacts results={results} />
      {byTeam && <SegmentStrip results={results} />}
      <h2 className="sr-only">Question by question</h2>
      {results.questions.map((result) => (
        <ResultBand key={result.key} result={result} minimum={results.minimum} comments={null} change={undefined} />
      ))}
    </>
  )
}
