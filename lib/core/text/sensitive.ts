import { SAID_HOSTS, SAID_MAILS, SAID_PHONES, SAID_SECRETS, type Shape } from './sensitive-said'

/** What a text can hold that its readers have no use for. */
export type SensitiveKind = 'secret' | 'e-mail' | 'host' | 'IP address' | 'phone number'
export type Sensitive = { kind: SensitiveKind; start: number; end: number }

/** Keys and tokens by the form that their makers gave them. */
const TOKENS = [
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,20000}?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g,
  /\b(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA|ANVA|ABIA|ACCA)[A-Z0-9]{12,20}\b/g,
  /\b(?:gh[pousr]_|github_pat_|glpat-|gldt-|glrt-|xox[abeprs]-|xapp-|npm_|pypi-|dop_v1_|hf_|shp(?:at|ca|pa|ss)_|snd_|hvs\.|ATATT|lin_api_|figd_|sntrys_|dckr_pat_)[\w-]{10,}/g,
  /\b(?:sk|rk|pk|whsec)[_-](?:(?:live|test|proj|ant|or|svcacct)[\w]*[_-])?[A-Za-z0-9_-]{16,}\b/g,
  /\bAIza[\w-]{30,}|\bya29\.[\w-]{20,}|\bSG\.[\w-]{16,}\.[\w-]{16,}|\bGOCSPX-[\w-]{20,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{4,}/g,
  /\bhttps?:\/\/hooks\.[\w.-]+\/[\w/-]{20,}/g,
  /\b(?:AccountKey|SharedAccessKey|sig)=[\w+/%-]{20,}={0,2}/g,
]
const BEARER = /\b(?:bearer|basic)\s+([\w.~+/-]{12,}={0,2})/gi
const URL_LOGIN = /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s/:@]{0,100}:[^\s/@]{1,200})@/gi
/** What a command is given as a login: "-u name:word", "--password word". */
const COMMAND_LOGIN = [
  /(?<![\w-])(?:-u|--user)[ =]["']?([^\s:"'[]{1,100}:[^\s"']{2,200})/g,
  /(?<![\w-])--(?:pass(?:word|wd|phrase)?|pwd|token|secret|api-?key)[ =]["']?([^\s"'[-][^\s"']{3,200})/gi,
]
/** A name, also at the end of a longer one (DB_PASSWORD, AWS_SECRET_ACCESS_KEY) and in the languages of the hub, then the value. */
const NAMED =
  /(?<![a-z0-9])(?:[a-z]{0,20}passwor[dt]|[a-z]{0,20}passwd|pass(?:wd|phrase|code)|pwd|kennwort|mot de passe|contraseña|パスワード|secret(?:[ _-]?(?:access[ _-]?)?key)?|(?:api|access|private|auth|account|encryption|signing)[ _-]?(?:key|token|secret)|client[ _-]?secret|token|credentials?|pin)(?![\w-])(?:["'`]?(\s*(?:=>|:=|=|[:：]|\b(?:is|was|ist|war|lautet|est|était|es|era)\b)\s*)|(>))(["'`]?)([^\s"'`,;<]{4,200})\3/gi
const RANDOM = /(?<![\w/+.-])[A-Za-z0-9+/_-]{32,200}={0,2}(?![\w/+])/g
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,6}\.(?=\p{N}{0,23}\p{L})[\p{L}\p{N}]{2,24}/gu
const IPV4 = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?::\d{2,5})?(?![\w]|\.\d)/g
const IPV6 = /(?<![\w:.])(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?:\/\d{1,3})?(?![\w:])/gi
const HOST =
  /(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z][a-z0-9-]{1,23}(?::\d{2,5})?(?![\w@-]|\.[a-z0-9])/gi
/** The machine of a URL, also behind a login, and one of a single name, which is no public one. */
const URL_HOST =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/(?:[^\s/@]{1,300}@)?([a-z0-9][a-z0-9.-]{0,200}[a-z0-9](?::\d{2,5})?)(?![\w@.-])/gi
const MACHINE =
  /(?<![\w.-])(?:ip(?:-\d{1,3}){4}|(?=[a-z0-9-]*(?:prod|stag|stg|dev|test|int|qa|live)(?:-|\d))(?:[a-z]+-)+[a-z]*\d{1,4})(?![\w-])/gi
const PHONE = /(?<![\w+])\+\d{1,3}[ ().-]{0,2}(?:\d[ ().-]{0,2}){6,12}\d(?!\w)/g
/** Without the country's number only where a word says that it is one. */
const PHONE_AT_HOME =
  /(?<!\p{L})(?:tel(?:efon|ephone|éfono)?|tél(?:éphone)?|phone|call|mobile?|móvil|handy|cell|fax|電話)[.:：]{0,2}\s{0,3}(\(?0(?:[ ()./-]{0,2}\d){5,13})(?!\w)/giu

const INTERNAL = new Set(
  'internal local lan corp intra intranet private home localdomain svc cluster consul prod production staging'.split(
    ' ',
  ),
)
const PUBLIC = new Set(
  `com org net io dev app cloud co uk de fr eu us info biz edu gov nl se no fi dk ch at it es pl cz in jp cn au ca br nz
  ie be me tv ai sh tech systems software company services network online site example test invalid`.split(/\s+/),
)
/** Sites that everyone knows: to name them says nothing about the company. */
const KNOWN =
  /(?:^|\.)(?:github|gitlab|bitbucket|stackoverflow|stackexchange|google|wikipedia|youtube|npmjs|mozilla|microsoft|amazon|apple|atlassian|slack|python|nodejs|golang|rust-lang|kubernetes|docker|oracle|w3|ietf|reddit|medium|linkedin|zoom)\.[a-z.]{2,6}$/i
const CODE =
  /^(?:this|self|process|console|window|document|module|exports|args|req|res|ctx|props|state|app|node|import|www)$/i

function isHost(text: string): boolean {
  const [name = '', port] = text.toLowerCase().split(':')
  const labels = name.split('.')
  const last = labels.at(-1) ?? ''
  if (labels.some((label) => INTERNAL.has(label) && label === last)) return true
  if (port) return labels.length >= 2 && PUBLIC.has(last)
  if (!PUBLIC.has(last) || labels.length < 3 || CODE.test(labels[0] ?? '') || KNOWN.test(name)) return false
  // A second level such as co.uk leaves a plain domain with three labels.
  return labels.length > 3 || !/^(?:co|com|org|gov|ac|net)$/u.test(labels.at(-2) ?? '')
}

/** In a URL a name without a dot is a machine of the company's own. */
const isHostOfUrl = (text: string): boolean =>
  text.includes('.') ? isHost(text) : /[a-z]/i.test(text) && !/^localhost(?::|$)/i.test(text)

const isAddress = (text: string): boolean => {
  const parts = (text.split(/[/:]/)[0] ?? '').split('.').map(Number)
  return parts.every((part) => part <= 255) && !/^(?:127\.|0\.0\.0\.0|255\.)/.test(text)
}

/** Three groups of digits are a time, not an address. */
const isAddress6 = (text: string): boolean => {
  const groups = text.split(':')
  return text !== '::' && text !== '::1' && ((text.includes('::') && /[\da-f]{2}/i.test(text)) || groups.length >= 6)
}

/** Whether letters look drawn by chance: both cases and digits, hardly ever the same. */
function isRandom(text: string): boolean {
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || (text.match(/\d/g)?.length ?? 0) < 3) return false
  // Paths and names made of words are no keys.
  const parts = text.split(/[/_-]/)
  if (parts.length >= 3 && parts.every((part) => part.length < 16)) return false
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  const bits = [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0)
  return bits > 4
}

const isSecretValue = (separator: string, value: string, after: string): boolean => {
  if (/\d/.test(value) && value.length >= 6 && !/^\d{1,4}(?:[.,]\d+)?[%a-z]{0,3}$/i.test(value)) return true
  if (
    /[^\p{L}\p{N}.,!?)’']/u.test(value) &&
    /\p{L}/u.test(value) &&
    value.length >= 8 &&
    !/^\p{L}+-\p{L}+[.,]?$/u.test(value)
  )
    return true
  const word = value.replace(/[.,!?)]+$/, '')
  return !/\p{L}/u.test(separator) && word.length >= 6 && /^\s*(?:$|[\n.,;)])/.test(after) && /^\S+$/.test(word)
}

/** Everything in a text that should not be read by others, in its order, without overlaps. Linear in the text. */
export function findSensitive(text: string): Sensitive[] {
  const found: Sensitive[] = []
  const add = (kind: SensitiveKind, start: number, length: number) => found.push({ kind, start, end: start + length })
  const addPart = (kind: SensitiveKind, pattern: RegExp, isOne: (part: string) => boolean = () => true) => {
    for (const { 0: whole, 1: part = '', index } of text.matchAll(pattern))
      if (isOne(part)) add(kind, index + whole.lastIndexOf(part), part.length)
  }
  for (const token of TOKENS) for (const match of text.matchAll(token)) add('secret', match.index, match[0].length)
  for (const pattern of [BEARER, URL_LOGIN, ...COMMAND_LOGIN]) addPart('secret', pattern)
  for (const match of text.matchAll(NAMED)) {
    const [whole, said, closed = '', quote = '', value = ''] = match
    const separator = said ?? closed
    const end = match.index + whole.length
    if (quote !== '' || isSecretValue(separator, value, text.slice(end, end + 40))) {
      const bare = value.replace(/[.,!?)]+$/, '')
      add('secret', end - quote.length - value.length, bare.length)
    }
  }
  for (const match of text.matchAll(RANDOM)) if (isRandom(match[0])) add('secret', match.index, match[0].length)
  for (const match of text.matchAll(EMAIL)) add('e-mail', match.index, match[0].length)
  for (const match of text.matchAll(IPV4)) {
    const version = /\b(?:v|version |release )$/i.test(text.slice(Math.max(0, match.index - 10), match.index))
    if (isAddress(match[0]) && !version) add('IP address', match.index, match[0].length)
  }
  for (const match of text.matchAll(IPV6)) if (isAddress6(match[0])) add('IP address', match.index, match[0].length)
  for (const match of text.matchAll(HOST)) if (isHost(match[0])) add('host', match.index, match[0].length)
  addPart('host', URL_HOST, isHostOfUrl)
  for (const match of text.matchAll(MACHINE)) add('host', match.index, match[0].length)
  for (const match of text.matchAll(PHONE)) add('phone number', match.index, match[0].length)
  addPart('phone number', PHONE_AT_HOME)
  const addShapes = (kind: SensitiveKind, shapes: readonly Shape[]) => {
    for (const { pattern, is = () => true } of shapes)
      for (const { 0: whole, 1: part = whole, index } of text.matchAll(pattern)) {
        const bare = part.replace(/[.,!?]+$/, '')
        if (bare !== '' && is(bare) && !bare.startsWith('[')) add(kind, index + whole.lastIndexOf(part), bare.length)
      }
  }
  addShapes('secret', SAID_SECRETS)
  addShapes('e-mail', SAID_MAILS)
  addShapes('host', SAID_HOSTS)
  addShapes('phone number', SAID_PHONES)
  const sorted = found.filter((one) => one.end > one.start).sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Sensitive[] = []
  for (const one of sorted) {
    const last = apart.at(-1)
    if (!last || one.start >= last.end) apart.push(one)
    else if (one.kind === 'secret' && last.kind !== 'secret')
      apart.splice(-1, 1, { kind: 'secret', start: last.start, end: Math.max(last.end, one.end) })
  }
  return apart
}

/** What stands where something was masked. */
export const maskOf = (kind: SensitiveKind): string => (kind === 'secret' ? '[secret removed]' : `[${kind}]`)

/**
 * A text with what is sensitive masked. Masking twice changes nothing more.
 * @param only which kinds; all where left out
 */
export function maskSensitive(text: string, only?: readonly SensitiveKind[]): string {
  let done = ''
  let from = 0
  for (const { kind, start, end } of findSensitive(text)) {
    if (only && !only.includes(kind)) continue
    done += text.slice(from, start) + maskOf(kind)
    from = end
  }
  return done + text.slice(from)
}
