import { speechFor } from '@/lib/core/intl'
import type { Results } from '@/lib/results/schema'
import { wordsLanguage } from '@/lib/surveys/messages/presenter-messages'
import { resultWords } from '@/lib/results/presenter-messages'
import { ResultBand } from './result-band'
import { ResultFacts, SegmentStrip } from './result-overview'

interface Props {
  results: Results
  note: string
  byTeam: boolean
  /** Of the survey's words; what stands around them may have to be English. */
  language: string
}

/** Results to read and nothing else: figures, no words of anybody, no way further in. */
export function PublicResults({ results, note, byTeam, language }: Props) {
  const words = resultWords(language)
  return (
    <div lang={wordsLanguage(language)}>
      <h1 lang={language} className="text-xl tracking-tight">
        {results.title}
      </h1>
      <p className="mt-1 mb-6 text-sm text-ink-2">
        {speechFor(language).plural(results.questions.length, words.questions)}. {note}
      </p>
      <ResultFacts results={results} language={language} />
      {byTeam && <SegmentStrip results={results} language={language} />}
      <h2 className="sr-only">{words.byQuestion}</h2>
      {results.questions.map((result) => (
        <ResultBand
          key={result.key}
          result={result}
          minimum={results.minimum}
          comments={null}
          change={undefined}
          language={language}
        />
      ))}
    </div>
  )
}
