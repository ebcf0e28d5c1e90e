import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { Entrance } from '@/components/people/entrance'
import { Button } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { param, type SearchParams } from '@/lib/core/url'

export const metadata: Metadata = { title: 'Sign in' }

/** Where the link in a mail leads. The button, not the visit, uses it up: mail scanners visit every link. */
export default async function ConfirmPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = await searchParams
  const email = param(query, 'email')
  const token = param(query, 'token')
  if (!email || !token) {
    return (
      <Entrance title="This link is not whole">
        <p className="text-ink-2">
          Copy all of it from the mail, or <TextLink href={paths.signIn()}>ask for a new one</TextLink>.
        </p>
      </Entrance>
    )
  }
  return (
    <Entrance title="Sign in to Soundings">
      <p className="text-ink-2">
        You are about to sign in as <strong className="break-all text-ink">{email}</strong>.
      </p>
      <form method="get" action={paths.auth('callback', 'email')}>
        <input type="hidden" name="callbackUrl" value={param(query, 'callbackUrl') ?? '/'} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="email" value={email} />
        <Button type="submit" variant="primary" size="lg" className="w-full">
          Sign in
        </Button>
      </form>
    </Entrance>
  )
}
