import { Markdown } from '@/components/ui/markdown'
import { Link } from '@/components/ui/link'
import { paths } from '@/lib/core/paths'
import { dayIn } from '@/lib/core/text/language'
import { renderMarkdown } from '@/lib/core/text/markdown'
import { noticesFor, type Notices } from '@/lib/surveys/messages/presenter-notices'
import type { UpdateKind } from '@/lib/updates/schema'
import type { SurveyUpdate } from '@/lib/updates/schema-survey'

const KINDS: Record<UpdateKind, keyof Notices> = {
  started: 'started',
  shipped: 'shipped',
  declined: 'decidedAgainst',
  measured: 'measured',
  review: 'review',
}

/**
 * What became of a survey, on the pages of those who answered it. The words of an update are in no known language: those of
 * the survey are the best guess.
 */
export function CameOfIt(props: {
  updates: readonly SurveyUpdate[]
  title: string
  /** Said where there is none; without it nothing is shown then. */
  none?: string
  more: boolean
  /** Whether the reader has an account, in which the whole update is read. */
  signedIn: boolean
  /** Of the page, and of the survey's own words. */
  language: string
  surveyLanguage: string
}) {
  const { updates, title, none, more, signedIn, language, surveyLanguage } = props
  if (updates.length === 0 && none === undefined) return null
  const notices = noticesFor(language)
  return (
    <section aria-label={title} className="mt-8">
      <h2 className="text-lg">{title}</h2>
      {updates.length === 0 && <p className="mt-1">{none}</p>}
      {updates.length > 0 && (
        <ol className="mt-3 space-y-6">
          {updates.map((update) => (
            <li key={update.id}>
              <p className="text-sm text-ink-3">
                {notices[KINDS[update.kind]]}, {dayIn(language, update.publishedAt.slice(0, 10))}
              </p>
              <h3 lang={surveyLanguage} className="text-md font-medium break-words">
                {signedIn ? (
                  <Link href={paths.update(update.id)} className="underline decoration-accent/40 underline-offset-4">
                    {update.title}
                  </Link>
                ) : (
                  update.title
                )}
              </h3>
              <div lang={surveyLanguage} className="mt-1 text-base">
                <Markdown html={renderMarkdown(update.body)} />
              </div>
            </li>
          ))}
        </ol>
      )}
      {more && <p className="mt-4 text-sm text-ink-3">{notices.olderLeftOut}</p>}
    </section>
  )
}
