import { notFound } from 'next/navigation'
import { spokenLanguage, titled } from '@/app/s/language'
import { Logo } from '@/components/frame/logo'
import { Button } from '@/components/ui/button'
import { paths } from '@/lib/core/paths'
import { fill } from '@/lib/core/text/fill'
import { param, type SearchParams } from '@/lib/core/url'
import { optOutAction } from '@/lib/distribution/actions'
import { OPT_OUT_DAYS } from '@/lib/distribution/rules-opt-out'
import { NOTICE_LANGUAGES, noticesFor } from '@/lib/surveys/messages/presenter-notices'
import { personOfStopKey } from '@/lib/distribution/queries-stop-key'

type Props = { params: Promise<{ key: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = titled('howAsked')

/** Where a mail's "no more" leads. Reading it changes nothing: mail scanners open every link. */
export default async function StopPage({ params, searchParams }: Props) {
  const key = decodeURIComponent((await params).key)
  if (personOfStopKey(key) === null) notFound()
  const query = await searchParams
  const language = await spokenLanguage({ language: 'en', languages: NOTICE_LANGUAGES }, paths.asks(key), query)
  const [notices, done] = [noticesFor(language), param(query, 'done')]
  return (
    <div className="mx-auto max-w-2xl px-4 pb-16 text-lg">
      <header className="flex items-center gap-2 pt-5 text-base font-semibold tracking-tight text-ink-2">
        <Logo /> Soundings
      </header>
      <main id="main" className="pt-8">
        <h1 className="text-2xl tracking-tight">{notices.howAsked}</h1>
        {done && (
          <p role="status" className="mt-3 text-good">
            {done === 'quiet' ? fill(notices.allStopped, { days: OPT_OUT_DAYS }) : notices.mailStopped}
          </p>
        )}
        <form action={optOutAction} className="mt-6 flex flex-col items-start gap-3">
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="lang" value={language} />
          <Button type="submit" size="lg" name="what" value="mail">
            {notices.stopMail}
          </Button>
          <Button type="submit" size="lg" name="what" value="quiet">
            {fill(notices.stopAll, { days: OPT_OUT_DAYS })}
          </Button>
        </form>
        <p className="mt-6 text-base text-ink-3">{notices.nobodyTold}</p>
      </main>
    </div>
  )
}
