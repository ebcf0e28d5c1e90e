import { plural } from '@/lib/core/format'
import { listMailHeaders } from '@/lib/core/mail-headers'
import { beginning, excerpt } from '@/lib/core/text/excerpt'

export interface DigestText {
  /** Answers to what the reader said, the newest first. `body` is Markdown, `said` their own words. */
  owed: readonly { title: string; body: string; said: readonly string[]; url: string }[]
  /** What else was published; `lead` is the beginning of a text that is written for readers like this one. */
  others: readonly { title: string; lead: string | null; url: string }[]
  /** How many more were published, and where they are read. */
  more: number
  updatesUrl: string
  /** Where the reader chooses how they are mailed. */
  settingsUrl: string
  muteUrl: string
  /** For a mail program's own button (RFC 8058). */
  mutePost: string
}

const MAX_WORDS = 3
const BODY = 1_500

/** The mail with the updates of a week or a month. No picture, no tracking, nothing that is fetched. */
export function digestMail(to: string, text: DigestText) {
  const { owed, others, more, updatesUrl, settingsUrl, muteUrl, mutePost } = text
  const [first] = owed
  const rest = owed.length - 1
  const subject = first
    ? `${first.title}${rest > 0 ? `, and ${rest} more` : ''}`
    : `${plural(others.length + more, 'update')} from the platform team`
  const parts = [
    ...owed.map(({ title, body, said, url }) =>
      [
        title,
        ...(said.length > 0
          ? [
              `You said:\n${said
                .slice(0, MAX_WORDS)
                .map((words) => `  “${beginning(words, 240)}”`)
                .join('\n')}`,
            ]
          : []),
        body.length > BODY ? excerpt(body, BODY) : body,
        url,
      ].join('\n\n'),
    ),
    ...(others.length > 0
      ? [
          `Also published:\n\n${others
            .map(({ title, lead, url }) => [`- ${title}`, ...(lead ? [lead] : []), url].join('\n  '))
            .join('\n')}`,
          ...(more > 0 ? [`And ${plural(more, 'more update')}:\n${updatesUrl}`] : []),
        ]
      : []),
    `How often this comes:\n${settingsUrl}`,
    `No more mail about what became of what you said:\n${muteUrl}`,
  ]
  return { to, subject: subject.slice(0, 200), text: `${parts.join('\n\n')}\n`, headers: listMailHeaders(mutePost) }
}
