import { z } from 'zod'
import { closingWords, type Say } from './rules-draft'
import { wordsOf } from './rules-html'

// Read from the survey options ("SO") and the ends in the flow of real files. The words of a closing message are in the
// library of the account: a file holds their id only.

const text = z.string().catch('')
const end = z.looseObject({ SurveyTermination: text, EOSRedirectURL: text, EOSMessage: text })
const options = end.extend({
  Header: text,
  Footer: text,
  Password: text,
  SurveyProtection: text,
  BallotBoxStuffingPrevention: z.union([z.boolean(), z.string()]).catch(false),
  SurveyExpiration: z.unknown().optional(),
})
const embedded = z.looseObject({ EmbeddedData: z.array(z.looseObject({ Field: text })).catch([]) })
const flowEnd = z.looseObject({ Options: end.optional().catch(undefined) })

/** The names of what an "Embedded Data" part of the flow sets or takes from the address. */
export const embeddedFields = (part: unknown): string[] =>
  (embedded.safeParse(part).data?.EmbeddedData ?? []).flatMap(({ Field }) => Field || [])

type End = z.output<typeof end>

/** The address people are sent on to; the editor leaves "https://" where none was typed. */
const addressOf = ({ EOSRedirectURL: address }: End): string => (/^https?:\/\/[^\s/]/i.test(address) ? address : '')
/** Closing words are mostly a message of the account's library, of which the file holds the id. */
const messageOf = ({ EOSMessage }: End): { id: string } | { words: string } | null =>
  EOSMessage === '' ? null : /^MS_\w+$/.test(EOSMessage) ? { id: EOSMessage } : { words: wordsOf(EOSMessage).text }

/** What an end of the survey does besides ending it; null where it only ends it. */
export function endOf(part: unknown): End | null {
  const found = flowEnd.safeParse(part).data?.Options
  return found && (addressOf(found) || messageOf(found)) ? found : null
}

/** What an end does, in words. */
export function endWords(end: End): string {
  const [address, message] = [addressOf(end), messageOf(end)]
  if (address && end.SurveyTermination !== 'DisplayMessage') return `people were sent on to ${address}`
  return message && 'words' in message
    ? `people were shown “${message.words.replace(/\s+/g, ' ').slice(0, 80)}”`
    : `people were shown a message of the library (${message?.id ?? 'without a name'}), whose words are not in the file`
}

/**
 * The closing words of a survey from its options and from an end of the flow that everybody reaches; and what else the options say to
 * respondents.
 * @param last the end that everybody reaches, where the flow has one
 */
export function surveyOptions(payload: unknown, last: End | null, say: Say): { closing?: string } {
  const read = options.safeParse(payload ?? {}).data
  if (!read) return {}
  for (const [where, html] of [
    ['above', read.Header],
    ['below', read.Footer],
  ] as const) {
    const { text: words } = wordsOf(html)
    if (words) say(1, `The words ${where} every page are not kept: “${words.replace(/\s+/g, ' ').slice(0, 80)}”`)
  }
  if (read.Password) say(1, 'Its password is not kept')
  if (read.SurveyProtection === 'ByInvitation') say(1, 'That only who is invited may answer is not kept')
  if (String(read.BallotBoxStuffingPrevention) === 'true')
    say(1, 'That a browser may answer once only is not kept: single-use links do that here')
  const ends = last ?? read
  const [address, message] = [addressOf(ends), messageOf(ends)]
  const sends = address !== '' && (ends.SurveyTermination === 'Redirect' || (last !== null && !message))
  if (sends && !address.includes('${')) {
    say(1, `People are not sent on to ${address} by themselves: its link is in the closing words`)
    return closingWords([], address)
  }
  if (!sends && ends.SurveyTermination === 'DisplayMessage' && message && 'words' in message)
    return closingWords([message.words])
  if (sends || ends.SurveyTermination === 'DisplayMessage') say(1, `At its end ${endWords(ends)}: this is not kept`)
  return {}
}
