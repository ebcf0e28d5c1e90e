/** What is looked for: a pattern, whose first group is the part to mask (the whole where it has none), and what it must be like. */
export type Shape = { pattern: RegExp; is?: (part: string) => boolean }

const hasDigit = (part: string) => /\d/.test(part)
const hasBoth = (part: string) => /\d/.test(part) && /[a-z]/i.test(part)
/** A value that a person chose as a password: not a plain word or number. */
const isChosen = (part: string) => part.length >= 6 && /[^\p{L}.,!?)]/u.test(part) && !/^\d{1,5}$/.test(part)

const SECRET_NAME =
  '(?:pass(?:word|wd|phrase|code)?|pwd|pw|kennwort|passwort|mot de passe|contraseña|パスワード|secret|token|credentials?|(?:(?:[a-z]{2,12}[ _-]){0,2}|api)key)'

/** Parameters of an address that hold a secret. */
const QUERY_NAMES = 'token|secret|password|passwd|pwd|signature|credential|apikey|api[_-]key|access[_-]?key|auth'
/** Commands that take a password behind `-p`, `-a` or `-w`. */
const LOGIN_COMMANDS =
  'sshpass|docker login|podman login|mongo(?:sh|dump|restore)?|ldap\\w{2,10}|redis-cli|az login|smbclient'
/** Services where a company has a name of its own. */
const TENANTS = [
  'atlassian grafana'.split(' ').map((name) => `${name}\\.net`),
  `slack zendesk okta sharepoint service-now auth0 onmicrosoft visualstudio freshdesk pagerduty datadoghq splunkcloud cloudflareaccess`
    .split(' ')
    .map((name) => `${name}\\.com`),
]
  .flat()
  .join('|')
const ROLE_OF_MACHINE = new RegExp(
  `(?:^|-)(?:${[
    'db|database|sql|mysql|postgres|pg|redis|kafka|mongo|rabbit(?:mq)?|es|elastic|web|api|node|host|server|vm|lb|bastion',
    'jump|proxy|worker|cluster|k8s|eks|gke|vpn',
  ].join('|')})(?:-|$)`,
  'i',
)

/** The sum of a card number (Luhn). */
const isCard = (part: string): boolean => {
  const digits = part.replace(/\D/g, '')
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    sum += at % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit
  }
  return sum % 10 === 0
}

/** The check digits of an IBAN. */
const isIban = (part: string): boolean => {
  const bare = part.replace(/\s/g, '').toUpperCase()
  if (bare.length < 15 || bare.length > 34) return false
  let rest = 0
  for (const char of bare.slice(4) + bare.slice(0, 4))
    for (const digit of String(Number.parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

/** Secrets by how they are said or pasted, beside those that the form of their maker tells. */
export const SAID_SECRETS: readonly Shape[] = [
  // "pw: x", "DB_PASS=x", "my pass was x", "the api key we use is x", "the admin password, x, leaked".
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:[a-z]{1,20}[_-]){0,3}${SECRET_NAME}(?![\\p{L}\\p{N}-])["'\`]?(?:(?: [a-z]{1,10}){0,3} (?:is|was|ist|war|lautet|est|es|era)|\\s?[:=,]|\\s?は|\\s)\\s{0,3}["'\`]?([^\\s"'\`,;<>()]{6,200})`,
      'giu',
    ),
    is: (part) => hasDigit(part) && isChosen(part) && !/^(?:\d+[.:,/-])*\d+[a-z%]{0,3}[.,]?$/i.test(part),
  },
  {
    pattern: /(?:パスワード|暗証番号|密码|비밀번호)(?:は|が|为|是|는|은)?\s?[:：=]?\s?([\w!@#$%^&*.-]{4,100})/gu,
    is: hasDigit,
  },
  // Said in quotes or over several words.
  {
    pattern:
      /\b(?:password|passphrase|passwort|kennwort|mot de passe|contraseña)\s{0,2}(?:is|was|ist|:|=)?\s{0,2}["“„«]([^"”“»\n]{4,100})["”“»]/gi,
  },
  {
    pattern:
      /\b(?:pass|seed|recovery|backup)[ -]?phrase\s{0,2}(?:[:=]|is|was)\s{0,2}["“]?((?:\p{L}{3,12}[ -]){2,30}\p{L}{3,12})/giu,
  },
  {
    pattern:
      /(?<![\p{L}\p{N}])pin(?:[ -]?(?:code|number))?\s{0,2}(?:[:=]|is|was|ist|lautet)?\s{0,2}(\d{4,8})(?![\w.,]\d|\w)/giu,
  },
  {
    pattern:
      /(?<!\p{L})(?:login|log-?in|credentials?|creds|zugang|account)\s{0,2}(?:[:=]|is|are|ist)?\s{0,2}[\w.@-]{2,60}\s?[/:]\s?([^\s"',;]{6,100})/giu,
    is: isChosen,
  },
  // Drawn in hexadecimal digits: a commit or a checksum, unless a word before it says otherwise.
  {
    pattern: /(?:key|secret|token|passw\w{1,5}|salt|credential)s?\b[^\n]{0,40}?(?<![\w-])([0-9a-f]{24,128})(?![\w-])/gi,
    is: hasBoth,
  },
  {
    pattern: new RegExp(
      String.raw`[?&#](?:[\w-]{0,20}(?:${QUERY_NAMES})|key|sig|code|otp|ticket|session(?:id)?|sid)=([^\s&#"'<>)]{6,1000})`,
      'gi',
    ),
    is: hasDigit,
  },
  { pattern: /\bhttps?:\/\/[\w.-]{3,100}\/(?:[\w-]{1,40}\/){0,3}webhooks?\w{0,8}\/([\w@/.-]{16,300})/gi },
  { pattern: /(?<![\w.])s\.[A-Za-z0-9]{24,64}(?!\w)/g },
  { pattern: /(?<!\w)(?:AC|SK)[0-9a-f]{32}(?!\w)/g },
  // On a command line: "mysql -pword", "sshpass -p word", "redis-cli -a word".
  { pattern: /\b(?:mysql\w{0,12}|mariadb\w{0,12})\b[^\n|;]{0,120}?\s-p["']?([^\s"'-][^\s"']{3,100})/gi },
  {
    pattern: new RegExp(
      String.raw`\b(?:${LOGIN_COMMANDS})\b[^\n|;]{0,120}?\s-[paw]\s{1,3}["']?([^\s"'-][^\s"']{3,100})`,
      'gi',
    ),
  },
  // Accounts of a person.
  { pattern: /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-]|\.\d)/g, is: isCard },
  { pattern: /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?!\w)/g, is: isIban },
  { pattern: /(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g },
]

/** Addresses that were written so that machines do not find them. */
export const SAID_MAILS: readonly Shape[] = [
  {
    pattern:
      /(?<![\p{L}\p{N}._-])[\p{L}\p{N}][\p{L}\p{N}._+-]{0,63}\s{0,2}[([{<]\s?(?:at|ät|@)\s?[)\]}>]\s{0,2}[\p{L}\p{N}-]{1,63}(?:\s{0,2}(?:\.|[([{<]\s?(?:dot|punkt|\.)\s?[)\]}>])\s{0,2}[\p{L}\p{N}-]{2,63}){1,4}/giu,
  },
  {
    pattern:
      /(?<![\p{L}\p{N}._-])[\p{L}\p{N}][\p{L}\p{N}._+-]{1,63} at [\p{L}\p{N}-]{2,63}(?: dot [\p{L}\p{N}-]{2,63}){1,3}/giu,
  },
  { pattern: /(?<![\w.+-])[\w.+-]{1,64}@localhost(?:\.localdomain)?(?![\w-])/gi },
]

/** Machines and tenants by how they are said. */
export const SAID_HOSTS: readonly Shape[] = [
  // "ssh deploy@build-7"; not a package with its version or a digest.
  {
    pattern:
      /(?<![\w.@/+-])[a-z][\w.-]{0,40}@((?!sha\d|v?\d)[a-z][a-z0-9]{0,30}-?(?:[a-z0-9]{1,20}-){0,4}\d{1,4})(?![\w.-])/gi,
  },
  {
    pattern:
      /\b(?:ssh|scp|rsync|telnet|ping|nslookup|dig)\s{1,2}(?:-[a-zA-Z]\s?\S{0,30}\s){0,3}(?:[\w.-]{1,40}@)([a-z][a-z0-9-]{1,60})(?![\w.-])/gi,
  },
  { pattern: /\\\\([a-z0-9][\w.-]{1,60})\\[\w$.-]/gi },
  {
    pattern: /(?<![\w./-])[a-z0-9]{2,20}(?:-[a-z0-9]{1,20}){2,5}(?![\w./-])/gi,
    is: (part) =>
      /(?:^|-)(?:prod|production|stag|staging|stg|dev|qa|live|uat)(?:-|$)/i.test(part) && ROLE_OF_MACHINE.test(part),
  },
  { pattern: /\barn:aws[\w-]{0,10}:[\w-]{0,30}:[\w-]{0,30}:\d{12}:[\w/:.*+=@-]{0,200}/gi },
  {
    pattern: new RegExp(String.raw`(?<![\w.@-])([a-z0-9][a-z0-9-]{1,60}\.(?:${TENANTS}))(?![\w-])`, 'gi'),
    is: (part) =>
      !/^(?:www|api|app|docs|status|support|help|developer|developers|login|hooks|files|blog|community)\./i.test(part),
  },
]

/** Numbers that people are called at, as they write them at home. */
export const SAID_PHONES: readonly Shape[] = [
  { pattern: /(?<![\w.(-])(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-.])[2-9]\d{2}[-.]\d{4}(?![\w-]|\.\d)/g },
  { pattern: /(?<![\w.,+/-])00[1-9]\d{0,2}(?:[ ()./-]{1,2}\d{1,8}){2,6}(?![\w])/g },
  { pattern: /(?<![\w.,+/-])0[1-9](?:[ .]\d{2}){4}(?![\w]|[ .]\d)/g },
  { pattern: /(?<![\w.,+/-])\(?0[1-9]\d{1,4}\)?[ /-]\d{5,8}(?![\w]|[-.]\d)/g },
  {
    pattern:
      /(?<!\p{L})(?:call|ring|reach|text|number|nummer|numéro|número|whatsapp|signal)(?: \p{L}{1,8}){0,3}[ :]{1,2}(\+?\(?0\d(?:[ ()./-]{0,2}\d){5,13})(?!\w)/giu,
  },
]
