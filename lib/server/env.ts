import { z } from 'zod'
import { settingProblems } from './settings'

/** Reads "" as unset: an empty variable in a compose file means that it is not there. */
const optional = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional())

/** "1", "true", "yes" and "on" are yes; "" and what is not set is no. */
const flag = z.preprocess(
  (value) => (value === undefined || value === '' ? 'no' : String(value).toLowerCase()),
  z.enum(['1', 'true', 'yes', 'on', '0', 'false', 'no', 'off']).transform((text) => /^(1|true|yes|on)$/.test(text)),
)

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  DATABASE_URL: z.string({
    error: 'DATABASE_URL is not set; `npm start` and `npm run hub` set it for the embedded database.',
  }),
  /** Set by bin/: whether DATABASE_URL is the server that Soundings started itself. */
  SOUNDINGS_DATABASE: z.enum(['embedded', 'external']).default('external'),
  /** How long one statement of a request may take; jobs and the CLI have no limit. */
  STATEMENT_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(3_600).default(30),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  DATA_DIR: z.string().default('.data'),
  /** Set by bin/ for the CLI: the folder that its arguments' paths are relative to. */
  CALLER_CWD: optional,
  PORT: z.coerce.number().int().default(3000),
  BASE_URL: optional,
  NEXTAUTH_SECRET: optional,
  SEED: z.enum(['demo', 'none']).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Answers one survey takes in a minute: a ceiling against floods, far above what a company types. */
  RESPONSES_PER_MINUTE: z.coerce.number().int().min(1).default(30_000),
  /** "off" where `npm run worker` runs the jobs in a process of its own. */
  JOBS: z.enum(['on', 'off']).default('on'),
  /** Origins whose pages may frame an embeddable survey, separated by commas or spaces; unset: none. */
  EMBED_ORIGINS: z.preprocess(
    (value) => (typeof value === 'string' ? value.split(/[\s,]+/).filter((one) => one !== '') : []),
    z.array(z.string().regex(/^https?:\/\/(\*\.)?[\w.-]+(:\d+)?$/, 'Origins, such as https://portal.example.com.')),
  ),
  /**
   * An endpoint like OpenAI's, ending before `/embeddings`; unset: the model on this machine. Every text that themes
   * are found in is sent to it.
   */
  EMBEDDINGS_URL: optional,
  EMBEDDINGS_MODEL: optional,
  EMBEDDINGS_KEY: optional,
  /** Hosts of the private network that webhooks may be sent to, separated by commas or spaces; unset: none. */
  WEBHOOK_PRIVATE_HOSTS: z.preprocess(
    (value) =>
      typeof value === 'string'
        ? value
            .toLowerCase()
            .split(/[\s,]+/)
            .filter((one) => one !== '')
        : [],
    z.array(z.string().regex(/^[^/@]+$/, 'Hosts alone, such as chat.internal.')),
  ),
  SMTP_URL: optional,
  MAIL_FROM: optional,
  /** E-mail domains whose people may join by signing in, separated by commas; unset: whoever a provider below vouches for. */
  SIGN_IN_DOMAINS: optional,
  OIDC_ISSUER: optional,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  /** "1": an address counts that the provider says nothing about. One that it calls unverified never does. */
  OIDC_TRUST_EMAIL: flag,
  /** How ID tokens are signed, where the issuer lists several and signs this hub's with another than RS256. */
  OIDC_ID_TOKEN_ALG: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.enum(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']).optional(),
  ),
  OIDC_NAME: z.string().default('Single sign-on'),
  GITHUB_ID: optional,
  GITHUB_SECRET: optional,
  GOOGLE_CLIENT_ID: optional,
  GOOGLE_CLIENT_SECRET: optional,
  ENTRA_CLIENT_ID: optional,
  ENTRA_CLIENT_SECRET: optional,
  ENTRA_TENANT_ID: optional,
})

export type Env = z.infer<typeof schema> & { BASE_URL: string; MAIL_FROM: string }

let cached: Env | undefined

/**
 * The settings, read once and checked. The only place that reads `process.env`.
 * @throws Error naming every variable that is wrong
 */
export function env(): Env {
  if (cached) return cached
  const parsed = schema.safeParse(process.env)
  if (!parsed.success) throw new Error(`The environment is not right: ${z.prettifyError(parsed.error)}`)
  const problems = settingProblems(parsed.data)
  if (problems.length > 0) throw new Error(`The environment is not right: ${problems.join(' ')}`)
  cached = {
    ...parsed.data,
    MAIL_FROM: parsed.data.MAIL_FROM ?? 'Soundings <soundings@localhost>',
    BASE_URL: (parsed.data.BASE_URL ?? `http://localhost:${parsed.data.PORT}`).replace(/\/+$/, ''),
  }
  // next-auth looks its own address up here; left to itself it would believe a forwarded host.
  process.env.NEXTAUTH_URL = cached.BASE_URL
  return cached
}

/** Whether this hub runs as a demo on the person's own machine: its own database and a local address, nothing else. */
export function isLocalDemo(settings: Env = env()): boolean {
  const host = new URL(settings.BASE_URL).hostname
  const local = host === 'localhost' || host === '127.0.0.1' || host === '[::1]'
  return settings.SOUNDINGS_DATABASE === 'embedded' && local
}

/** Who may frame an embeddable survey. */
export const embedOrigins = (): string[] => env().EMBED_ORIGINS

/** Set by bin/: the folder of the programs that it made (bin/lib/programs.mjs); unset where they run from their sources. */
export const programsFolder = (): string | undefined => process.env.SOUNDINGS_PROGRAMS || undefined

/** DATABASE_URL as it was given, for a sentence that says where it leads when the settings could not be read. */
export const givenDatabaseUrl = (): string | undefined => process.env.DATABASE_URL
