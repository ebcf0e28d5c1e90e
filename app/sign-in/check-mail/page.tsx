import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { Entrance } from '@/components/people/entrance'
import { TextLink } from '@/components/ui/link'

export const metadata: Metadata = { title: 'Check your mail' }

export default function CheckMailPage() {
  return (
    <Entrance title="Check your mail">
      <p className="text-ink-2">
        If this address may sign in here, a link is on its way to it. It works once, within half an hour. Nothing there
        after a few minutes? Look into the spam folder, or <TextLink href={paths.signIn()}>try again</TextLink>.
      </p>
    </Entrance>
  )
}
