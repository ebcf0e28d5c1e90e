import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Logo } from '@/components/frame/logo'
import { Button } from '@/components/ui/button'
import { param, type SearchParams } from '@/lib/core/url'
import { muteByKeyAction, unmuteByKeyAction } from '@/lib/updates/actions'
import { isMutedByKey } from '@/lib/updates/queries-mute-key'

export const metadata: Metadata = { title: 'Mail about what became of it', robots: { index: false } }

type Props = { params: Promise<{ key: string }>; searchParams: Promise<SearchParams> }

/**
 * Where a mail's "no more" leads. Reading it changes nothing: mail scanners open every link. It is turned on again here too: who
 * is told may have no account, and no other page of the hub is open to them.
 */
export default async function MutePage({ params, searchParams }: Props) {
  const key = decodeURIComponent((await params).key)
  const isMuted = await isMutedByKey(key)
  if (isMuted === null) notFound()
  const isDone = param(await searchParams, 'done') !== undefined
  return (
    <div className="mx-auto max-w-2xl px-4 pb-16 text-lg">
      <header className="flex items-center gap-2 pt-5 text-base font-semibold tracking-tight text-ink-2">
        <Logo /> Soundings
      </header>
      <main id="main" className="pt-8">
        <h1 className="text-2xl tracking-tight">Mail about what became of what you said</h1>
        {isMuted ? (
          <p role="status" className="mt-3 text-good">
            You get no more of it.
          </p>
        ) : (
          isDone && (
            <p role="status" className="mt-3 text-good">
              From now on you get it again.
            </p>
          )
        )}
        <form action={isMuted ? unmuteByKeyAction : muteByKeyAction} className="mt-6">
          <input type="hidden" name="key" value={key} />
          <Button type="submit" size="lg">
            {isMuted ? 'Send it to me again' : 'Send me no more of it'}
          </Button>
        </form>
      </main>
    </div>
  )
}
