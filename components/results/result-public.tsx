import { speechFor } from '@/lib/core/intl'
import type { Results } from '@/lib/results/schema'
import { wordsFor, wordsLanguage } from '@/lib/surveys/messages/presenter-messages'
import { Parts } from '@/components/ui/parts'
import { partOf } from '@/lib/core/parts'
import { param, type SearchParams } from '@/lib/core/url'
import { QUESTIONS_SHOWN } from '@/lib/results/rules-parts'
import { resultWords } from '@/lib/results/presenter-messages'
import { knowsPeople } from '@/lib/results/rules'
import { ResultBand } from './result-band'
import { ResultFacts } from './result-overview'
import { SegmentStrip } from './segment-strip'

interface Props {
  results: Results
  note: string
  byTeam: boolean
  /** Of the survey's words; what stands around them may have to be English. */
  language: string
  /** Of the page's address: which questions are shown, of many. */
  params: SearchParams
}

/** Results to read and nothing else: figures, no words of anybody, no way further in. */
export function PublicResults({ results, note, byTeam, language, params }: Props) {
  const [words, spoken] = [resultWords(language), wordsFor(language)]
  const part = partOf(results.questions, param(params, 'part'), QUESTIONS_SHOWN)
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
      <h2 id="questions" className="sr-only">
        {words.byQuestion}
      </h2>
      {part.rows.map((result) => (
        <ResultBand
          key={result.key}
          result={result}
          minimum={results.minimum}
          comments={null}
          change={undefined}
          corrected={knowsPeople(results)}
          language={language}
        />
      ))}
      <Parts
        part={part}
        params={params}
        label={words.byQuestion}
        place="questions"
        words={{ nav: words.byQuestion, back: spoken.back, next: spoken.next, of: '{range} / {of}' }}
      />
    </div>
  )
}
