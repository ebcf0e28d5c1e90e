import type { ReactNode } from 'react'
import { cn } from '@/lib/core/cn'
import { wordsLanguage } from '@/lib/surveys/messages/presenter-messages'

/**
 * A respondent's page that is not the form: thanks, a refusal, no more mail.
 * @param language of the survey's words; the page's own may have to be English
 * @param own whether the title is the page's own words, not the survey's
 */
export function Notice({
  title,
  own = false,
  language,
  framed = false,
  children,
}: {
  title: string
  own?: boolean
  language: string
  framed?: boolean
  children: ReactNode
}) {
  return (
    <div lang={wordsLanguage(language)} className={framed ? 'py-4 text-base' : 'pt-8'}>
      <h1 lang={own ? undefined : language} className={cn('tracking-tight', framed ? 'text-xl' : 'text-2xl')}>
        {title}
      </h1>
      <div className={framed ? 'mt-2' : 'mt-3'}>{children}</div>
    </div>
  )
}
