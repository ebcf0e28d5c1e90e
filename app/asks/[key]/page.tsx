import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Logo } from '@/components/frame/logo'
import { Button } from '@/components/ui/button'
import { param, type SearchParams } from '@/lib/core/url'
import { stopAction } from '@/lib/surveys/actions-reach'
import { QUIET_DAYS } from '@/lib/surveys/reach/quiet'
import { personOfStopKey } from '@/lib/surveys/reach/ticket'

export const metadata: Metadata = { title: 'Being asked' }

type Props = { params: Promise<{ key: string }>; searchParams: Promise<SearchParams> }

/** Where a mail's "no more" leads. Reading it changes nothing: mail scanners open every link. */
export default async function StopPage({ params, searchParams }: Props) {
  const key = decodeURIComponent((await params).key)
  if (personOfStopKey(key) === null) notFound()
  const done = param(await searchParams, 'done')
  return (
    <div className="mx-auto max-w-2xl px-4 pb-16 text-lg">
      <header className="flex items-center gap-2 pt-5 text-base font-semibold tracking-tight text-ink-2">
        <Logo /> Soundings
      </header>
      <main id="main" className="pt-8">
        <h1 className="text-2xl tracking-tight">How you are asked</h1>
        {done && (
          <p role="status" className="mt-3 text-good">
            {done === 'quiet' ? `Nothing will be asked of you for ${QUIET_DAYS} days.` : 'You get no more mail about surveys. What is asked of you still stands on your home page.'}
          </p>
        )}
        <form action={stopAction} className="mt-6 flex flex-col items-start gap-3">
          <input type="hidden" name="key" value={key} />
          <Button type="submit" size="lg" name="what" value="mail">
            No more mail about surveys
          </Button>
          <Button type="submit" size="lg" name="what" value="quiet">
            Ask me nothing for {QUIET_DAYS} days
          </Button>
        </form>
        <p className="mt-6 text-base text-ink-3">Nobody is told. Your settings on the hub take either back.</p>
      </main>
    </div>
  )
}
