import { issueToken } from '@/lib/people/commands-tokens'
import { issuedToken } from '@/lib/people/schema'
import { UsageError, type Command } from './command'

export const tokenCommand: Command = {
  usage: 'token create --email E --role R [--name NAME] [--days N]',
  summary: 'Make an API token (printed once) for a person, who is made where there is none',
  needsSchema: true,
  run: async ({ options, words }) => {
    const typed = issuedToken.safeParse({
      email: options.email,
      role: options.role,
      name: options.name,
      days: options.days,
    })
    if (!typed.success || words.length > 0) {
      const first = typed.error?.issues[0]
      throw new UsageError(first ? `--${first.path.join('.')}: ${first.message}` : `Usage: ${tokenCommand.usage}`)
    }
    const { token, role, expiresAt, email } = await issueToken(typed.data, new Date())
    return {
      result: { token, email, role, expiresAt },
      print: ({ out, say }) => {
        say(`A token for ${email} as ${role}, until ${expiresAt?.slice(0, 10)}. It is shown only now:`)
        out(token)
      },
    }
  },
}
