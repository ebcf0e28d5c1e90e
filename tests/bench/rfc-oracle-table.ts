import type { RfcStatus } from '@/lib/rfcs/schema'

/** A collection of proposals, and where its files say what: the first of the patterns that holds counts, its first group is the value. */
export interface Collection {
  name: string
  /** Which of its files are proposals. */
  files?: RegExp
  /** Where the title stands; `name` where only the file is called by it. */
  title: readonly RegExp[] | 'name'
  status?: readonly RegExp[] | undefined
  /** Words that mean something of their own here. */
  words?: Readonly<Record<string, RfcStatus>>
  /** What the folder says where no status stands in the file. */
  folderStatus?: (path: string) => RfcStatus | undefined
  /** An ISO day. */
  day?: readonly RegExp[] | undefined
  /** The header, where it is no YAML front matter. */
  head?: RegExp
}

const said: readonly (readonly [RegExp, RfcStatus])[] = [
  [/^(superseded|superceded|superceeded|replaced|deprecated|obsolete|retired|moved|reverted)/u, 'superseded'],
  [
    /^(implemented|final|shipped|completed?|deployed|released|merged|done|committed|stable|activated|finished)/u,
    'implemented',
  ],
  [
    /^(accepted|approved|active|adopted|implementable|published?|living|partially|partly|implementing|ready for impl)/u,
    'accepted',
  ],
  [/^(proposed|review|in review|under review|to be reviewed|ready for comment|candidate|demonstrated|open)/u, 'review'],
  [/^(last call)/u, 'last-call'],
  [/^(rejected|declined|denied|closed)/u, 'rejected'],
  [/^(withdrawn|abandoned|dropped|defunct|cancell?ed)/u, 'withdrawn'],
  [/^(deferred|postponed|on hold|stagnant|paused|inactive)/u, 'postponed'],
  [
    /^(draft|wip|provisional|idea|raw|straw|speculative|pending|todo|planning|discovery|predraft|discussion draft)/u,
    'draft',
  ],
]

/** The status that a word of a collection means; undefined for one that means none, which must not be counted as right or wrong. */
export function standing(word: string, one: Collection): RfcStatus | undefined {
  const plain = word
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/<!--[\s\S]*?-->/gu, '')
    .toLowerCase()
    .replace(/^[^\p{L}]+/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
  for (const [own, status] of Object.entries(one.words ?? {})) if (plain.startsWith(own)) return status
  return said.find(([pattern]) => pattern.test(plain))?.[1]
}

/** `title: x` of YAML or of lines as mail has them; `# x` with what stands before a title taken off. */
const key = (name: string) => new RegExp(`^\\s{0,6}(?:[-*]\\s+)?\\**${name}\\**:\\**[ \\t]+(\\S.*?)["' \\t]*$`, 'imu')
const YAML_TITLE = /^title:[ \t]+["']?(.+?)["']?[ \t]*$/imu
const HEADING =
  /^#[ \t]+(?:(?:\w+ )?[A-Z]{2,6}[- #]*\d+[a-z]?[ \t]*[:.–—-]*[ \t]+)?(?:\d{1,5}[.:][ \t]+)?(?!(?:summary|motivation|meta|abstract|introduction|status|preamble|table of contents|overview|background|basic example|problem|tl;dr)[ \t]*$)(\S.*?)[ \t#]*$/imu
const STATUS_SECTION = /^#+[ \t]*status[ \t]*\n+(?:<!--[\s\S]*?-->\s*)?(?:[-*>][ \t]+)?(\S.*)$/imu
const CREATED = /^(?:created|creation-date|start-date|date):[ \t]+["']?(\d{4}-\d{2}-\d{2})/imu
const DATED = /^(?:[-*][ \t]+)?\**(?:date|start date|creation date|created)\**:\**[ \t]*\**(\d{4}-\d{2}-\d{2})/imu
const byFolder =
  (folders: Readonly<Record<string, RfcStatus>>) =>
  (path: string): RfcStatus | undefined =>
    Object.entries(folders).find(([folder]) => path.startsWith(`${folder}/`) || path.includes(`/${folder}/`))?.[1]
const yaml = (name: string, more: Partial<Collection> = {}): Collection => ({
  name,
  title: [YAML_TITLE],
  status: [/^---\n(?:[\s\S]*?\n)?status:[ \t]+["']?(\S[^\n]*)/iu],
  day: [CREATED],
  ...more,
})
const adr = (name: string, more: Partial<Collection> = {}): Collection => ({
  name,
  title: [HEADING],
  status: [STATUS_SECTION],
  day: [DATED],
  ...more,
})
const listed = (name: string, more: Partial<Collection> = {}): Collection => ({
  name,
  title: [HEADING],
  status: [key('status')],
  day: [DATED],
  ...more,
})

/** Written in November 2026 from the files themselves, a few of each read by eye. */
export const collections: readonly Collection[] = [
  yaml('argocd', { files: /proposals\//u, status: undefined }),
  yaml('bazel', { files: /designs\/\d/u }),
  yaml('cip', { files: /^C[IP][PS]-\d+\/README\.md$/u }),
  yaml('erc', { files: /erc-\d+\.md$/u }),
  yaml('eip', { files: /eip-\d+\.md$/u }),
  yaml('fip', { files: /fip-\d+\.md$/u }),
  yaml('npm', { day: undefined }),
  yaml('openshift', { files: /^enhancements\/[\w-]+\/.*\.md$/u }),
  yaml('simd'),
  yaml('tep', { files: /teps\/\d/u }),
  yaml('zeromq', { files: /rfcs\/\d+\/README\.md$/u }),
  yaml('reactnative', { files: /proposals\/\d/u, status: undefined }),
  yaml('sip', { files: /content\//u, words: { 'waiting-for-implementation': 'accepted', 'under-review': 'review' } }),
  yaml('govuk-rfcs', { files: /^rfc-\d+.*\.md$/u, title: [HEADING], words: { open: 'review' } }),
  adr('govuk-adr'),
  adr('homeassistant'),
  adr('moj-adr', { files: /decision-record\/\d/u }),
  adr('metal3', { files: /design\/.*\/(?!_)/u, day: undefined }),
  adr('adrtools'),
  listed('log4brains', { files: /docs\/adr\/\d/u }),
  listed('crossplane', { day: undefined }),
  listed('flux', { files: /rfcs\/\d/u }),
  listed('swift', {
    files: /proposals\/\d/u,
    day: undefined,
    words: {
      previewing: 'accepted',
      returned: 'postponed',
      'active review': 'review',
      'scheduled for review': 'review',
    },
  }),
  listed('keep', { files: /KEEP-\d/u, day: undefined }),
  listed('grpc', {
    files: /^[AGLP]\d+/u,
    title: [/^(?:#[ \t]+)?(?:[AGLP]\d+[:.]?[ \t]*-?[ \t]*)?(\S.*)/u],
    day: [/updated: +(\d{4}-\d{2}-\d{2})/iu],
  }),
  listed('aries', { files: /README\.md$/u, day: [/start date: (\d{4}-\d{2}-\d{2})/iu] }),
  listed('buildpacks', {
    files: /text\/(?!0000)\d/u,
    title: [/^- Name: (.*)$/mu, HEADING],
    day: [/start date: (\d{4}-\d{2}-\d{2})/iu],
  }),
  listed('cf', { files: /rfc-\d+/u, title: [/^- Name: (.*)$/mu, HEADING], day: [/start date: (\d{4}-\d{2}-\d{2})/iu] }),
  listed('nats', {
    files: /ADR-\d+/u,
    status: [/^\| *Status *\| *(\S.*?) *\|/mu],
    day: [/^\| *Date *\| *(\d{4}-\d{2}-\d{2})/mu],
  }),
  listed('polkadot', { files: /text\/\d/u, status: undefined, day: undefined }),
  listed('ecs', {
    files: /text\/\d/u,
    status: [/stage: \**(\S[^*\n]*)/iu],
    day: [/date: \**(\d{4}-\d{2}-\d{2})/iu],
    words: {
      strawperson: 'draft',
      abandoned: 'withdrawn',
      'x (abandoned': 'withdrawn',
      draft: 'draft',
      finished: 'implemented',
    },
  }),
  listed('dart', {
    files: /feature-specification\.md$/u,
    words: { 'accepted, released': 'implemented' },
    status: [/^\**status\**:\** *(\S.*)$/imu],
    day: undefined,
    folderStatus: byFolder({ accepted: 'accepted' }),
  }),
  listed('csharp', {
    files: /proposals\//u,
    status: undefined,
    day: undefined,
    folderStatus: byFolder({ rejected: 'rejected' }),
  }),
  listed('matrix', { files: /proposals\/\d/u, status: undefined, day: undefined }),
  listed('vector', { files: /rfcs\/\d/u, status: undefined, day: undefined }),
  listed('eslint', { files: /README\.md$/u, status: undefined }),
  listed('yarn', {
    title: 'name',
    status: undefined,
    folderStatus: byFolder({ implemented: 'implemented', accepted: 'accepted' }),
  }),
  listed('astro', { files: /proposals\/\d/u, title: 'name', status: undefined }),
  listed('ember', {
    files: /text\/\d/u,
    title: 'name',
    status: [/^stage: +(\S.*)$/mu],
    day: [CREATED],
    words: {
      'ready-for-release': 'accepted',
      exploring: 'review',
      recommended: 'implemented',
      closed: 'rejected',
      discontinued: 'withdrawn',
    },
  }),
  listed('eep', {
    files: /eep-\d/u,
    title: [/^EEP \d+: (.*)\n-+$/mu],
    status: [/^ {4}Status: .*?(Implemented) in/mu, /^ {4}Status: (\S[^/\n ]*)/mu],
    day: undefined,
    head: /^((?: {4}.*\n)+)/u,
  }),
  listed('stellar', {
    files: /(?:cap|sep)-\d/u,
    title: [/^Title: (.*)$/mu],
    status: [/^Status: (\S.*)$/mu],
    day: [/^Created: (\d{4}-\d{2}-\d{2})/mu],
    words: { 'fcp: accept': 'last-call', 'final comment period': 'last-call', 'awaiting decision': 'review' },
  }),
  listed('jenkins', {
    files: /^jep\/\d+\/README\.adoc$/u,
    title: [/^\| Title\n\| *(\S.*)$/mu, /^= (?:JEP-\d+: +)?(\S.*)$/mu],
    status: [/^\| Status\n(?:\/\/.*\n)*\| *(?::\w+: *)?(\S.*)$/mu],
    day: [/^\| Created\n(?:\/\/.*\n)*\| *(\d{4}-\d{2}-\d{2})/mu],
  }),
  listed('ape', { files: /APE\d+/u, title: [/^(?!Abstract)(\S.*)\n[-=]{4,}$/mu], day: undefined }),
  listed('rep', {
    files: /rep-\d+\.rst$/u,
    title: [/^Title: (\S.*(?:\n[ \t]+\S.*)*)$/mu],
    status: [/^Status: (\S.*)$/mu],
    day: undefined,
    head: /^((?:\S.*\n|[ \t]+\S.*\n)+)/u,
  }),
  listed('nep', {
    files: /nep-\d+/u,
    title: [/^NEP \d+\s*[-—–:]+\s*(\S.*)$/mu],
    status: [/^:Status: *(\S.*)$/mu],
    day: [/^:Created: *(\d{4}-\d{2}-\d{2})/mu],
    words: { provisional: 'draft' },
  }),
  listed('nips', {
    files: /^[0-9A-F]{2}\.md$/u,
    title: [/^NIP-\w+\n=+\n+(\S.*)\n-+$/mu],
    status: [/^((?:`[\w:-]+` *)+)$/mu],
    day: undefined,
    words: { final: 'implemented', unrecommended: 'superseded', deprecated: 'superseded' },
  }),
  listed('pep', {
    files: /pep-\d+\.rst$/u,
    title: [/^Title: +(\S.*(?:\n[ \t]+\S.*)*)$/mu],
    status: [/^Status: +(\S.*)$/mu],
    day: undefined,
    words: { provisional: 'accepted', 'april fool': 'rejected' },
  }),
  listed('bip', {
    files: /^bip-\d+\.(mediawiki|md)$/u,
    title: [/^ *Title: +(\S.*)$/mu],
    status: [/^ *Status: +(\S.*)$/mu],
    day: [/^ *(?:Assigned|Created): +(\d{4}-\d{2}-\d{2})/mu],
    words: { closed: 'withdrawn' },
  }),
  listed('rust', {
    files: /text\/\d+[^/]*\.md$/u,
    title: [/feature name:?[`\s]*([^\n`]*)/iu],
    status: undefined,
    day: [/start date[ *:]*(\d{4}-\d{2}-\d{2})/iu],
  }),
]
