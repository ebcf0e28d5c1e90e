import { describe, expect, it, vi } from 'vitest'

/** The answers of a hub at this address: one that works, one that is refused, one that is nowhere, a sign-in step. */
async function answersAt(baseUrl: string): Promise<Response[]> {
  process.env.BASE_URL = baseUrl
  vi.resetModules()
  const [{ serve }, { endpoints }, { unknownRoute }, { authRoute }] = await Promise.all([
    import('@/lib/server/http/serve'),
    import('@/lib/platform/api'),
    import('@/lib/server/http/unknown'),
    import('@/lib/people/api-auth'),
    import('@/lib/rooms'),
  ])
  const request = new Request(`${baseUrl}/api/v1/x`)
  const context = { params: Promise.resolve({}) }
  return Promise.all([
    serve(endpoints.openapi)(request, context),
    serve(endpoints.audit)(request, context),
    unknownRoute(),
    authRoute(new Request(`${baseUrl}/api/auth/csrf`)),
    authRoute(new Request(`${baseUrl}/api/auth/session`)),
  ])
}

describe('every answer of the API', () => {
  it('forbids guessing its content type, and over https asks for https for a year', async () => {
    const answers = await answersAt('https://hub.example.com')
    expect(answers.map((one) => one.status)).toEqual([200, 401, 404, 200, 404])
    for (const { headers, status } of answers) {
      expect(headers.get('x-content-type-options'), String(status)).toBe('nosniff')
      expect(headers.get('strict-transport-security'), String(status)).toBe('max-age=31536000')
    }
  })

  it('says nothing of https where the hub is not behind TLS', async () => {
    for (const { headers } of await answersAt('http://localhost:3000')) {
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.has('strict-transport-security')).toBe(false)
    }
  })
})

it('what is no form is an empty form, which a schema refuses', async () => {
  const { posted } = await import('@/lib/server/action')
  const form = new FormData()
  form.set('a', '1')
  expect(posted(form)).toBe(form)
  for (const junk of ['x', null, undefined, 7, {}, []]) expect([...posted(junk).keys()]).toEqual([])
})
