import { issueSignInLink } from '@/lib/people/commands-sign-in-link'
import { issuedLink } from '@/lib/people/schema'
import { UsageError, type Command } from './command'

export const signInLinkCommand: Command = {
  usage: 'sign-in link --email E [--name NAME]',
  summary: 'Make a link that signs a person in once; the first one is the admin of an empty hub',
  needsSchema: true,
  run: async ({ options, words }) => {
    const typed = issuedLink.safeParse({ email: options.email, name: options.name })
    if (!typed.success || words.length > 0) {
      const first = typed.error?.issues[0]
      throw new UsageError(first ? `--${first.path.join('.')}: ${first.message}` : `Usage: ${signInLinkCommand.usage}`)
    }
    const made = await issueSignInLink(typed.data, new Date())
    return {
      result: made,
      print: ({ out, say }) => {
        say(`Open this within 30 minutes to sign in as ${made.email} (${made.role}). It works once:`)
        out(made.url)
      },
    }
  },
}
