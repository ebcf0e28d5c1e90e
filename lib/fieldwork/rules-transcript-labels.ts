/** Words that begin a line with a colon and are no one's name: facts about a session, headings, turns of phrase. */
const FACTS = new Set(
  `about abstract age agenda attendee attendees audience author background channel city client code company consent contact
  country created customer date day department description discipline document duration editor education email e-mail
  end ended environment event experience field file filename format gender goal goals group guest guests host hosts id
  industry interview interviewee interviewees interviewer interviewers job kind language languages length level link links
  location manager meeting method mode moderator moderators name notetaker number observer office organisation organization
  page panel panelist panelists participant participants people person place platform position present profile project pronouns published purpose
  question questions recorded recording record reference region researcher residence role scope seniority series session
  setting site size source speaker speakers stack start started status street study subject squad summary tag tags team
  teams tenure time timestamp title tool tools topic topics transcribed transcriber transcript translator type unit
  updated url user users version video web website week word words year years zone`.split(/\s+/),
)
const PHRASES = new Set(
  `action actions answer assumption attention aside backend blocker bottleneck bug but caveat cause challenge change claim
  comment conclusion context correction danger decision detail details diagnosis disclaimer discussion done effect error
  evidence example excerpt explanation fact finding findings first fix follow-up footnote friction frontend fyi heading
  highlight hint http https hypothesis idea impact important impression info insight instead issue issues item lesson list
  maybe mood nb need needs next note notes observation observed ok option outcome output overview pain plan point pro
  problem problems pros cons prompt quote quotes reaction reason recap recommendation remark reminder request response
  result results risk said second security see setup sidenote signal similarly situation so solution spoiler step steps
  story still surprise task that then theme themes third thought thoughts tip todo trigger update usage verdict warning
  what when where which who why wish workaround yes no ps re fwd cc bcc from to sent both all everyone everybody together
  group audience crowd several various multiple unknown unidentified`.split(/\s+/),
)

/** Labels that mark a place in a recording rather than a person. */
const MARKERS = new Set(
  `break jingle music intro outro ad ads sponsor clip note pause laughter applause crosstalk silence inaudible unknown all both
  everyone audience`.split(/\s+/),
)
const UNKNOWN =
  /^(?:unknown|unidentified|unnamed)\s+(?:speaker|voice|participant|person|user)\b|^(?:speaker\s+)?(?:unknown|\?+)$/iu
const PARTS = [
  ...[
    'interviewer',
    'interviewee',
    'respondent',
    'participant',
    'facilitator',
    'moderator',
    'researcher',
    'host',
    'guest',
  ],
  ...['speaker', 'developer', 'engineer', 'user', 'spk', 'int', 'inv', 'iv', 'ir', 'ie', 'dev'],
]
/** A letter that tells two apart stands off, or is a capital after a whole word: "Speaker A", "speakerA", but not "Into" or "Users". */
const ROLE = new RegExp(`^(?:${PARTS.join('|')}|[pqairs])(?:[ _#-]?\\d{1,3}|[ _#-][a-z])?$`, 'iu')
const ROLE_CAPITAL = new RegExp(
  `^(?:${PARTS.flatMap((part) => [part, part.charAt(0).toUpperCase() + part.slice(1)]).join('|')})[A-Z]$`,
  'u',
)
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|al|el|ter|zu|zur|y|e|of)$/u
const NAME_WORD = /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}\p{N}'’.-]*$/u

/** What a marker or an unknown voice is called in the text. */
export const UNKNOWN_SPEAKER = 'Unknown speaker'

const plain = (label: string) => label.trim().toLowerCase()

/** Whether a label marks a break, a sound or a voice that no one recognised, rather than a person. */
export const isMarker = (label: string): boolean => MARKERS.has(plain(label)) || UNKNOWN.test(label.trim())

/** Whether a label is a part that people play ("Interviewer", "P1", "Speaker 2", "SPEAKER_00"). */
export const isRole = (label: string): boolean => ROLE.test(label.trim()) || ROLE_CAPITAL.test(label.trim())

/** Whether a label names a fact of a session ("Role", "Years of experience") rather than a person. */
export function isFact(label: string): boolean {
  const words = plain(label).split(/[\s/]+/)
  if (words.length === 1) return FACTS.has(words[0] ?? '')
  return words.some((word) => FACTS.has(word)) && !/\d$/.test(label) && !isRole(label) && words.length <= 4
}

/** Words for facts that are family names too. */
const SURNAMES = new Set('day field guest job link page person place'.split(' '))

/** Whether a label that reads like a fact is a person who speaks: "Sally Field", more than once. */
export function isNamedLikeFact(label: string, count: number): boolean {
  const words = plain(label).split(/\s+/)
  const given = words.slice(0, -1)
  return (
    count > 1 &&
    given.length > 0 &&
    SURNAMES.has(words.at(-1) ?? '') &&
    isNameLike(label) &&
    !given.some((word) => FACTS.has(word) || PHRASES.has(word))
  )
}

/** Whether a label is a common word or phrase before a colon ("Problem", "Note", "For example"). */
export const isPhrase = (label: string): boolean => {
  const words = plain(label).split(/\s+/)
  return words.every((word) => PHRASES.has(word) || FACTS.has(word)) || PHRASES.has(words[0] ?? '')
}

/** Whether a label is written as a name is: one to five words with capitals, particles and initials, or in brackets a note. */
export function isNameLike(label: string): boolean {
  const bare = label
    .replace(/\([^)]*\)|\[[^\]]*\]/gu, '')
    .replace(/,/g, ' ')
    .trim()
  const words = bare.split(/\s+/).filter(Boolean)
  if (words.length === 0 || words.length > 5 || label.length > 60) return false
  if (words.some((word) => /[?!;]/u.test(word))) return false
  return words.every(
    (word, at) => NAME_WORD.test(word) || (at > 0 && (PARTICLE.test(word) || /^[\d_#-]+$/u.test(word))),
  )
}

/** Words that begin a clause before a colon ("The problem is: …", "For example: …") rather than a name. */
const CLAUSE_WORDS = new Set(
  `a an the this that these those my our your his her its their one two another every each some most no not and or if
  because but so as at by for from in into of on to with without we i you he she it they there here is are was were do does did
  let please`.split(/\s+/),
)

/**
 * Whether a label can be a person in captions that name one in every cue: also a device, a telephone, an address or a name in small
 * letters, of which nothing else would tell that it is one.
 */
export function isCallerLike(label: string, count: number): boolean {
  const words = plain(label).split(/\s+/)
  const first = words[0] ?? ''
  return (
    words.length <= 6 && /[\p{L}\p{N}]/u.test(label) && !CLAUSE_WORDS.has(first) && (count > 1 || !PHRASES.has(first))
  )
}

/** Whether a label is one word that mostly begins a clause ("If", "It"); as a name ("An", "Do") it comes back. */
export const isClauseWord = (label: string): boolean => CLAUSE_WORDS.has(plain(label))

/** Whether a label can be a handle: one short word without capitals ("ann", "p3", "dev_two"). */
export const isHandle = (label: string): boolean => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,29}$/u.test(label)

/** What is asked and what is answered, written out before each turn. */
const ASKED_AND_ANSWERED = [
  ['question', 'answer'],
  ['question', 'réponse'],
]

/** Whether a label is one of the two by which a file tells questions from answers, both more than once: then it says who speaks. */
export function isAskedOrAnswered(label: string, counts: ReadonlyMap<string, number>): boolean {
  const often = new Set([...counts].filter(([, count]) => count > 1).map(([one]) => plain(one)))
  return ASKED_AND_ANSWERED.some((pair) => pair.includes(plain(label)) && pair.every((one) => often.has(one)))
}

const INTERVIEWER = /^(?:interviewer|facilitator|moderator|researcher|question|int|iv|ir|q|i)[ _#-]?\d*$/iu

/** Whether a label belongs to the person who asks rather than to one who is asked. */
export const isInterviewerLabel = (label: string): boolean =>
  INTERVIEWER.test(label.trim()) || /\((?:interviewer|facilitator|moderator|researcher|host)\)\s*$/iu.test(label)
