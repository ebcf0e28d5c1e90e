import type { Metadata } from 'next'
import { MessagePage } from '@/components/frame/message-page'
import { Button } from '@/components/ui/button'
import { apiPaths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { unsubscribeState } from '@/lib/rfcs/commands-follow'
import { rfcNumber } from '@/lib/rfcs/schema'
import { orNotFound } from '@/lib/server/page'

export const metadata: Metadata = { title: 'Stop mail', robots: { index: false }, referrer: 'no-referrer' }

type Props = { params: Promise<{ key: string }>; searchParams: Promise<SearchParams> }

/** Opening the link changes nothing (scanners of mail open every link); the button does, without signing in. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
  const { key } = await params
  const asked = rfcNumber.safeParse(param(await searchParams, 'rfc'))
  const number = asked.success ? asked.data : undefined
  const { title, stopped } = await orNotFound(unsubscribeState(key, number))
  const what = title ? `mail about ${title}` : 'all mail about RFCs'
  const send = apiPaths.unsubscribe(key)
  return (
    <MessagePage title={stopped ? 'No more mail' : `Stop ${what}`}>
      <p>
        {stopped
          ? `You get no ${title ? what : 'mail about RFCs'} any more. What happens is still in your inbox, and you can change this there.`
          : 'What happens stays in your inbox in the hub.'}
      </p>
      {(!stopped || title !== null) && (
        <div className="mt-4 flex flex-wrap gap-2">
          {!stopped && (
            <form method="post" action={`${send}${number ? `?rfc=${number}` : ''}`}>
              <Button type="submit" variant="primary">
                Stop {what}
              </Button>
            </form>
          )}
          {title !== null && (
            <form method="post" action={send}>
              <Button type="submit">Stop all mail about RFCs</Button>
            </form>
          )}
        </div>
      )}
    </MessagePage>
  )
}
