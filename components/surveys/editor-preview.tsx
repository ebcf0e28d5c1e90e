'use client'

import { MINIMUM } from '@/lib/core/minimum'
import { promiseOf } from '@/lib/surveys/rules'
import { useDeferredValue, useMemo } from 'react'
import type { EditorValues } from '@/lib/surveys/editor/rules-editor'
import { pagesOf, placeOf } from '@/lib/surveys/answering/rules-form'
import type { Segments } from '@/lib/surveys/queries-edit'
import { normalizeQuestion } from '@/lib/surveys/rules'
import { minutesBetween } from '@/lib/surveys/rules-time'
import { conditionText } from '@/lib/surveys/rules-conditions'
import { translateQuestions } from '@/lib/surveys/rules-translate'
import { wordsFor } from '@/lib/surveys/messages/presenter-messages'
import { Invitation } from './invitation'
import { Preview } from './preview'

const MOST = 12

/** The page of the question in hand as respondents see it, or what they read before the first one. */
export function EditorPreview({
  values,
  index,
  language,
  segments,
}: {
  values: EditorValues
  index: number
  language: string | null
  segments: Segments
}) {
  const late = useDeferredValue(values)
  const translation = language === null ? undefined : late.translations[language]
  const words = wordsFor(language ?? late.language)
  const near = useMemo(() => {
    const pages = pagesOf(late.questions)
    const place = placeOf(pages, index)
    if (!place) return null
    const { questions } = pages[place.page]!
    // Of a page of hundreds, what is around.
    const from = Math.max(0, Math.min(place.within - MOST / 2, questions.length - MOST))
    return { questions: questions.slice(from, from + MOST), place: place.page, pages: pages.length }
  }, [index, late.questions])
  const shown = useMemo(
    () =>
      translateQuestions(
        (near?.questions ?? []).filter((question) => question.label.trim() !== '').map(normalizeQuestion),
        translation,
      ),
    [near, translation],
  )
  return (
    <section
      aria-label="Preview"
      lang={language ?? late.language}
      tabIndex={0}
      className="min-w-0 lg:col-span-2 xl:sticky xl:top-16 xl:col-span-1 xl:max-h-[calc(100dvh-5rem)] xl:overflow-y-auto xl:border-l xl:pl-6"
    >
      <p className="mb-2 flex gap-2 text-sm font-medium text-ink-3">
        Preview
        {near && near.pages > 1 && (
          <span className="font-normal">
            page {near.place + 1} of {near.pages}
          </span>
        )}
      </p>
      {near ? (
        <Preview
          questions={shown}
          current={late.questions[index]?.key}
          words={words}
          conditionOf={({ showIf }) => (showIf ? conditionText(showIf, late.questions, segments) : '')}
        />
      ) : (
        <div className="text-lg">
          <Invitation
            survey={{
              ...late,
              title: translation?.title || late.title || 'Title of the survey',
              description: translation?.description || late.description,
              purpose: translation?.purpose || late.purpose,
              resultsOn: late.resultsOn || null,
              ...minutesOf(late),
            }}
            promise={promiseOf({
              anonymity: late.anonymity,
              minScore: MINIMUM.score,
              minComments: MINIMUM.detail,
              disclosure: late.disclosure || null,
              // Who may answer is said when people are invited.
              invitedOnly: false,
              openResults: false,
              askedAgain: false,
            })}
            heading="h2"
            words={words}
            language={language ?? late.language}
          />
        </div>
      )}
    </section>
  )
}

const minutesOf = ({ questions }: EditorValues) => {
  const { least, most } = minutesBetween(questions)
  return { minutes: most, leastMinutes: least }
}
