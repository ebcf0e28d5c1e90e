import type { Metadata, Route } from 'next'
import { paths } from '@/lib/core/paths'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { AuthForm } from '@/components/people/auth-form'
import { Entrance } from '@/components/people/entrance'
import { PersonaList } from '@/components/people/persona-list'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { param, type SearchParams } from '@/lib/core/url'
import { csrfCookieName } from '@/lib/people/queries-csrf'
import { getSignInOffer, signInProblem } from '@/lib/people/queries-sign-in'
import { currentActor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = await searchParams
  const [jar, head, actor] = await Promise.all([cookies(), headers(), currentActor()])
  const wanted = param(query, 'callbackUrl')
  const offer = await getSignInOffer({
    csrfCookie: jar.get(csrfCookieName())?.value,
    headers: new Headers(head),
    wanted,
  })
  const problem = signInProblem(param(query, 'error'))
  if (actor && !problem) redirect(offer.landing as Route)
  // A page cannot set a cookie; next-auth does, and comes back with `cookie`.
  if (!offer.csrfToken && param(query, 'cookie') === undefined)
    redirect(paths.auth('signin', undefined, { callbackUrl: offer.landing }))

  const { csrfToken, landing, ways, byMail, personas, isEmpty } = offer
  if (!csrfToken) {
    return (
      <Entrance title="Sign in to Soundings">
        <ErrorSummary message="Your browser refused the cookie that signing in needs. Allow cookies for this address, then reload." />
      </Entrance>
    )
  }
  const none = ways.length === 0 && !byMail && !personas
  return (
    <Entrance title="Sign in to Soundings">
      <p className="text-ink-2">
        Where a platform team listens to its developers, decides, and tells them what came of it.
      </p>
      <ErrorSummary message={problem} />
      {isEmpty && !none && (
        <p className="text-ink-2">No one is here yet: the first person to sign in becomes the admin of this hub.</p>
      )}
      {ways.length > 0 && (
        <div className="flex flex-col gap-2">
          {ways.map((way) => (
            <AuthForm key={way.id} action={paths.auth('signin', way.id)} csrfToken={csrfToken} landing={landing}>
              <Button type="submit" size="lg" className="w-full">
                Continue with {way.name}
              </Button>
            </AuthForm>
          ))}
        </div>
      )}
      {byMail && (
        <AuthForm
          action={paths.auth('signin', 'email')}
          csrfToken={csrfToken}
          landing={landing}
          className="flex flex-col gap-2"
        >
          <Field name="email" label="Work e-mail" help="You get a link that signs you in, without a password.">
            {(control) => <Input {...control} type="email" required autoComplete="email" />}
          </Field>
          <Button type="submit" variant={ways.length > 0 ? 'secondary' : 'primary'} size="lg">
            Send the link
          </Button>
        </AuthForm>
      )}
      {personas && <PersonaList personas={personas} csrfToken={csrfToken} landing={landing} />}
      {none && (
        <div className="flex flex-col gap-3 text-ink-2">
          <p>
            {isEmpty
              ? 'No one is here yet. On the machine that runs this hub, make a link for its first admin:'
              : 'No way of signing in is set up yet. On the machine that runs this hub, make a link that signs you in once:'}
          </p>
          <pre className="overflow-x-auto rounded-sm bg-ink/6 px-3 py-2 font-mono text-xs whitespace-pre-wrap text-ink">
            npm run hub -- sign-in link --email you@example.com
          </pre>
          <p>
            For everyone else, set the variables of a provider, or SMTP_URL for links by e-mail, and start the hub
            again; the README lists them.
          </p>
        </div>
      )}
    </Entrance>
  )
}
