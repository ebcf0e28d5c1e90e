import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Logo } from '@/components/frame/logo'
import { Button } from '@/components/ui/button'
import { param, type SearchParams } from '@/lib/core/url'
import { muteByKeyAction } from '@/lib/updates/actions'
import { personOfMuteKey } from '@/lib/updates/queries-mute-key'

export const metadata: Metadata = { title: 'Mail about what became of it', robots: { index: false } }

type Props = { params: Promise<{ key: string }>; searchParams: Promise<SearchParams> }

/** Where a mail's "no more" leads. Reading it changes nothing: mail scanners open every link. */
export default async function MutePage({ params, searchParams }: Props) {
  const key = decodeURIComponent((await params).key)
  if (personOfMuteKey(key) === null) notFound()
  const isDone = param(await searchParams, 'done') !== undefined
  return (
    <div className="mx-auto max-w-2xl px-4 pb-16 text-lg">
      <header className="flex items-center gap-2 pt-5 text-base font-semibold tracking-tight text-ink-2">
        <Logo /> Soundings
      </header>
      <main id="main" className="pt-8">
        <h1 className="text-2xl tracking-tight">Mail about what became of what you said</h1>
        {isDone ? (
          <p role="status" className="mt-3 text-good">
            You get no more of it. On the page Updates you can turn it on again.
          </p>
        ) : (
          <form action={muteByKeyAction} className="mt-6">
            <input type="hidden" name="key" value={key} />
            <Button type="submit" size="lg">
              Send me no more of it
            </Button>
          </form>
        )}
      </main>
    </div>
  )
}
