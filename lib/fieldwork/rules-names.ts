/** First names that are everyday words too: on their own they are not replaced in what others say, only listed. */
export const EVERYDAY = new Set(
  `will may mark grace hope art bill rich sue pat rob grant chase max sunny page dean miles frank gene ray rose june april
  august summer joy faith penny sky iris olive ivy jack nick chip dale glen heath lance reed wade ward skip cliff trace
  mason carter hunter ruby kit robin guy major norm drew don van`.split(/\s+/),
)
/** Words that are names and, in small letters, hardly ever: only capitals make them one. */
const SMALL_WORDS = new Set(
  `amber basil bob brook buck cash chance charity charlie christian clay crystal daisy dawn destiny don duke earl east eve fern flora
  forest gale ginger gray hazel heather holly jade jean jewel josh july justice ken king lane lee lily lois lord marina mercy misty
  noble opal pearl pierce prince randy rich river royal rusty sage sandy scout star sterling stone story tanner teddy terry tony
  tucker tyler victor violet wing young`.split(/\s+/),
)
/** Words of which labels are made that are no names: "Platform Team", "Product Owner". */
const OF_LABELS = new Set(
  `team platform product project service support staff engineer engineering developer manager lead owner head group office guest
  user admin operator speaker voice person participant interviewer junior senior chief data mobile site release`.split(
    /\s+/,
  ),
)
const TITLES = new Set('dr prof mr mrs ms miss sir herr frau mme monsieur madame ing phd msc bsc mba jr sr'.split(' '))
const PARTICLES = new Set(
  'van von der den de del della di da dos du la le ter ten zu bin ibn al el y i af av'.split(' '),
)
/** Short forms that share hardly a letter with their name, or too few to be told by them. */
const SHORT_FORMS = `alexander alexandra:alex sasha|andrew andreas:andy|anthony:tony|benjamin:ben
  |catherine katherine kathryn katharina:kate kathy katie kathi|charles:charlie chuck
  |christopher christian christina christine:chris|daniel daniela:dan danny dani|david:dave|deborah:deb debbie
  |edward:ed eddie ted|elizabeth elisabeth:liz lizzy beth betty lisa|frederick friedrich:fred fritz
  |gabriel gabriela:gabi gabe|gregory:greg|james:jim jimmy jamie|jennifer:jen jenny|jessica:jess
  |johannes:hannes jo|jonathan:jon|joseph:joe joey|joshua:josh|kenneth:ken|lawrence:larry
  |margaret:maggie meg peggy|matthew matthias:matt|maximilian:max|michael:mike mick micha
  |nicholas nicole nikolaus:nick nico niki|patricia patrick:pat patty|peter:pete|philip philipp:phil
  |rebecca:becky|richard:rick dick|robert roberta:rob bob bobby|samuel samantha:sam|sebastian:seb basti
  |stephen steven stefan stephanie:steve steph stefi|susan susanne:susie|theodore:theo ted|thomas:tom tommy
  |timothy:tim|victoria:vicky|vincent:vince|william wilhelm:bill billy willy|yevgeny evgeny:zhenya`
  .split('|')
  .map((line) => line.split(':').map((names) => names.trim().split(/\s+/)))

/** Short words in capitals that are hardly ever somebody's initials, but where they stand as a label before what is said. */
const ABBREVIATIONS = new Set(
  `ab ac ad ai am an api apm ar as at aws az be bi bu by cc cd cdn ci cli cm cpu cs css csv cto cv db dc de dm dns do dr ds dx ea ec ed
  eg em eng eu faq fe fp fs gb gc gdpr go gpu gui ha he hp hq hr html http ia id ide ie if in io iot ip is it ja jd jit js jvm kb ki ko kpi
  lan lb lm log lts mb me ml mq mr ms mvp my na nb no nda oc of ok on op or orm os pc pdf pi pm po poc pr ps qa qr ram rc re rfc rn ro
  roi rpc sa sdk se seo sla slo sms so sp sql sr sre ss ssd ssh ssl sso tb tdd tf tl tls to tpm ts ttl tv ui uk un up url us usb uuid ux
  vb vc vm vp vpn vr vs wc we wg wip wp xp xss`.split(/\s+/),
)

const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u
const CASELESS = /^\p{Lo}+$/u

/** A text as it is compared: small letters without their marks, one kind of apostrophe; with the place of each letter. */
function folded(text: string): { text: string; at: number[] } {
  let out = ''
  const at: number[] = []
  for (let place = 0; place < text.length;) {
    const char = String.fromCodePoint(text.codePointAt(place)!)
    const plain = fold(char)
    for (let n = 0; n < plain.length; n += 1) at.push(place)
    out += plain
    place += char.length
  }
  at.push(text.length)
  return { text: out, at }
}

const HANGUL = /\p{Script=Hangul}/u
const fold = (text: string): string =>
  (HANGUL.test(text) ? text : text.normalize('NFD').replace(/\p{Mn}/gu, ''))
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae')
    .replace(/[’‘`´]/g, "'")

/** How a word of a name may be written: with or without marks ("Jürgen", "Juergen", "Jurgen"), apostrophe or not. */
const spellings = (word: string): string[] => {
  const full = word
    .normalize('NFC')
    .replace(/[äöüÄÖÜ]/g, (char) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[char.toLowerCase()]!)
  const all = [fold(word), fold(full), fold(word).replace(/([aou])e/g, '$1')]
  return [...new Set([...all, ...all.map((one) => one.replaceAll("'", ''))])].filter((one) => one.length > 1)
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const either = (words: readonly string[]) => `(?:${[...new Set(words)].map(escapeRegExp).join('|')})`

/** The words of a name: without what stands in brackets, titles and particles. */
export const wordsOfName = (name: string): string[] =>
  name
    .replace(/\([^)]*\)|\[[^\]]*\]|@\S+/g, ' ')
    .split(/[\s,;/]+/)
    .map((word) => word.replace(/^[.'’"-]+|[.'’"-]+$/g, ''))
    .filter((word) => /\p{L}{2}/u.test(word) && !TITLES.has(fold(word)) && !PARTICLES.has(fold(word)))

/** Words of a name that may stand for the person by themselves. */
const telling = (words: readonly string[]): string[] =>
  words.filter((word) => !OF_LABELS.has(fold(word)) && !EVERYDAY.has(fold(word)))

/** Whether this is the name of a person, and not what somebody is: "Platform Team", "the new one". */
const isPersonal = (name: string, words: readonly string[]): boolean =>
  words.length > 0 &&
  words.length <= 5 &&
  !words.some((word) => OF_LABELS.has(fold(word))) &&
  (words.length > 1 || /^\p{Lu}/u.test(words[0]!) || CASELESS.test(words[0]!)) &&
  !/\d/.test(name)

/** What somebody may be meant by: their whole name, a login made of it, initials, or one of its words, which others may have too. */
export type Way = 'whole' | 'login' | 'initials' | { word: string }
/** `whole`: nobody else is meant by it. */
export type Found = { start: number; end: number; whole: boolean; way?: Way }

/** One way in which a person may be named. */
interface Look {
  way: Way
  pattern: RegExp
  allowed: (said: string, text: string, start: number) => boolean
}

const bounded = (body: string) => `(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`
const capital = (said: string) => /^\p{Lu}/u.test(said)

const wholePattern = (words: readonly string[]) => words.map((word) => either(spellings(word))).join('[\\s\\u00a0*_]+')

/** All ways in which people write a name, but for those words of it that are left out. */
function looksFor(name: string, except: ReadonlySet<string>): Look[] {
  const words = wordsOfName(name)
  if (!isPersonal(name, words)) return []
  const looks: Look[] = []
  const look = (pattern: string, way: Way, allowed: Look['allowed'] = () => true) =>
    looks.push({ way, pattern: new RegExp(pattern, 'gu'), allowed })
  if (words.length > 1) look(bounded(wholePattern(words)), 'whole')
  for (const [index, word] of telling(words).entries()) {
    if (except.has(fold(word))) continue
    const way = { word: fold(word) }
    if (UNSPACED.test(word)) {
      const parts = word.length > 2 ? [word, word.slice(0, 2), ...(word.length > 3 ? [word.slice(-2)] : [])] : [word]
      look(either(parts.map(fold)), way)
      continue
    }
    const isFirst = index === 0
    const short = SHORT_FORMS.flatMap(([full, forms]) => (isFirst && full!.includes(fold(word)) ? forms! : []))
    const hyphened = word.includes('-') ? word.split('-').filter((part) => part.length > 2) : []
    const joined = word.includes('-') ? spellings(word.replaceAll('-', '')) : []
    const all = [...spellings(word), ...hyphened.flatMap(spellings), ...joined, ...short]
    const plural = word.length > 2 ? '(?:s)?' : ''
    look(bounded(`${either(all)}${plural}`), way, (said) => {
      const plain = fold(said)
      if (EVERYDAY.has(plain) || PARTICLES.has(plain)) return false
      if (CASELESS.test(word)) return true
      return (
        capital(said) ||
        (isFirst && plain.length > 2 && !SMALL_WORDS.has(plain) && !SMALL_WORDS.has(plain.replace(/s$/, '')))
      )
    })
  }
  if (words.length < 2 || words.some((word) => CASELESS.test(word))) return looks
  // What somebody is called on machines: "ana.brandt", "abrandt", "AnaBrandt2".
  const [first, last] = [spellings(words[0]!.replaceAll('-', '')), spellings(words.at(-1)!.replaceAll('-', ''))]
  const initials = first.map((one) => one[0]!)
  const logins = [
    `${either(first)}[._-]?${either(last)}`,
    `${either(last)}[._-]?${either(first)}`,
    `${either(initials)}[._-]?${either(last)}`,
    `${either(last)}[._-]?${either(initials)}`,
    `${either(first)}[._]${either(last.map((one) => one[0]!))}`,
  ]
  for (const one of logins) look(bounded(`${one}\\d{0,3}`), 'login', (said) => said.length > 5 || /[._-]/.test(said))
  const letters = words.map((word) => word[0]!)
  if (letters.every((letter) => /\p{Lu}/u.test(letter)))
    look(
      `(?<![\\p{L}\\p{N}.])${letters.map((one) => `${escapeRegExp(fold(one))}\\.`).join('\\s?')}`,
      'initials',
      (said) => letters.every((letter) => said.includes(letter)),
    )
  // As notes write who says a thing, "AB: yes" or "[ab] yes", and as a word of its own, "AB said so".
  for (const said of new Set([letters, [letters[0]!, letters.at(-1)!]].map((all) => fold(all.join('')))))
    look(bounded(escapeRegExp(said)), 'initials', (written, text, start) => {
      const capitals = written === written.toUpperCase()
      if (isLabel(text, start, start + written.length)) return true
      return capitals && letters.every((letter) => /\p{Lu}/u.test(letter)) && !ABBREVIATIONS.has(said)
    })
  return looks
}

/** What finds a person in texts, in any of the ways people write names; for texts without number. */
export function nameFinder(
  names: readonly string[],
  except: ReadonlySet<string> = new Set(),
): (text: string) => Found[] {
  const looks = names.flatMap((name) => looksFor(name, except))
  return (text) => lookFor(looks, text)
}

/** What finds whole names only: of many people at once. */
export function wholeNameFinder(names: readonly string[]): (text: string) => Found[] {
  const patterns = names.map(wordsOfName).flatMap((words) => (words.length > 1 ? [wholePattern(words)] : []))
  if (patterns.length === 0) return () => []
  const pattern = new RegExp(bounded(`(?:${patterns.join('|')})`), 'gu')
  return (text) => lookFor([{ way: 'whole', pattern, allowed: () => true }], text)
}

function lookFor(looks: readonly Look[], text: string): Found[] {
  // Most texts name nobody: they are not taken apart letter by letter.
  const plain = fold(text)
  const likely = HANGUL.test(text) ? looks : looks.filter(({ pattern }) => plain.search(pattern) >= 0)
  if (likely.length === 0) return []
  const flat = folded(text)
  return likely.flatMap(({ way, pattern, allowed }) =>
    [...flat.text.matchAll(pattern)].flatMap((match) => {
      const [start, last] = [flat.at[match.index]!, flat.at[match.index + match[0].length - 1]!]
      let end = last + String.fromCodePoint(text.codePointAt(last)!).length
      while (/\p{Mn}/u.test(text[end] ?? '')) end += 1
      return allowed(text.slice(start, end), text, start) ? [{ start, end, whole: way === 'whole', way }] : []
    }),
  )
}

/** Where a person is named in a text. */
export const namedIn = (text: string, names: readonly string[], except?: ReadonlySet<string>): Found[] =>
  nameFinder(names, except)(text)

/** Whether a label is somebody's name, rather than what they are or an everyday word: "Team lead", "Speaker 1", "Will". */
export function isSomebody(label: string): boolean {
  const words = wordsOfName(label)
  return isPersonal(label, words) && (words.length > 1 || !EVERYDAY.has(fold(words[0]!)))
}

/** Whether what stands there is written as a label of what follows: in the beginning, with a colon or in brackets. */
function isLabel(text: string, start: number, end: number): boolean {
  const [before, said, after] = [
    text.slice(Math.max(0, start - 12), start),
    text.slice(start, end),
    text.slice(end, end + 12),
  ]
  const begins = /(?:^|[\n.!?…;,—–|"“”„«»>]|[-–—]\s)\s*(?:[*_]{0,3}|[-*•>]\s*[*_]{0,3})$/u.test(before)
  if (begins || said === said.toUpperCase())
    if (/^[*_]{0,3}\s?(?:\([^)\n]{0,8}\)\s?)?[:：>][*_]{0,3}(?!\/\/)/u.test(after)) return true
  return /[[(<@]\s?[*_]{0,2}$/u.test(before) && /^[*_]{0,2}\s?[\])>]/u.test(after)
}

/** Where a person's address stands in a text, or a mention by what comes before its @: "@zq", "zq: yes". */
export function addressIn(text: string, email: string): Found[] {
  const handle = escapeRegExp(email.slice(0, Math.max(0, email.lastIndexOf('@'))))
  if (handle === '') return []
  const places = [
    `(?<![\\w.%+-])${escapeRegExp(email)}(?![\\w-])`,
    `(?<![\\w@/.\`-])@${handle}(?![\\w-]|\\.\\w)`,
    `(?<=^[\\s>*_-]{0,8})${handle}(?=[*_]{0,3}:\\s)`,
  ]
  return places.flatMap((place) =>
    [...text.matchAll(new RegExp(place, 'gimu'))].map((match) => {
      const start = match.index + (match[0].startsWith('@') ? 1 : 0)
      return { start, end: match.index + match[0].length, whole: false }
    }),
  )
}

/** The words of a name by which others may be meant too, as they are compared. */
export const partsOf = (names: readonly string[]): string[] => names.flatMap(wordsOfName).map(fold)

/** A text in which every place is replaced, the longer one where two overlap. */
export function replaceFound(text: string, found: readonly Found[], by: (one: Found) => string): string {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end)
  let [done, from] = ['', 0]
  for (const one of sorted) {
    if (one.start < from) continue
    done += text.slice(from, one.start) + by(one)
    from = one.end
  }
  return done + text.slice(from)
}
