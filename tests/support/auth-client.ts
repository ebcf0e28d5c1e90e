/** A browser as far as signing in goes: keeps cookies, posts forms, does not follow redirects. */
export class AuthClient {
  readonly cookies = new Map<string, string>()

  constructor(
    private readonly route: (request: Request) => Promise<Response>,
    private readonly base = 'http://localhost:3000',
    private readonly host = new URL(base).host,
    /** What the web server in bin/ says of the connection. */
    private readonly direct = true,
  ) {}

  private async send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('host', this.host)
    headers.set('x-soundings-direct', this.direct ? '1' : '0')
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await this.route(new Request(new URL(path, this.base), { ...init, headers }))
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ')
      const at = pair.indexOf('=')
      const gone = attributes.some((one) => one === 'Max-Age=0' || one.startsWith('Expires=Thu, 01 Jan 1970'))
      if (gone) this.cookies.delete(pair.slice(0, at))
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }

  get = (path: string) => this.send(path, {})

  async csrf(): Promise<string> {
    const { csrfToken } = (await (await this.get('/api/auth/csrf')).json()) as { csrfToken: string }
    return csrfToken
  }

  async post(path: string, fields: Record<string, string>): Promise<Response> {
    const body = new URLSearchParams({ csrfToken: await this.csrf(), ...fields })
    return this.send(path, { method: 'POST', body })
  }

  get session(): string | undefined {
    return this.cookies.get('next-auth.session-token')
  }
}

export const locationOf = (response: Response): string => response.headers.get('location') ?? ''
