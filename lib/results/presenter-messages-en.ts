import type { Forms } from '@/lib/core/intl'

export const en = {
  results: 'Results',
  sharedResults: 'Survey results',
  byQuestion: 'Question by question',
  everybody: 'All respondents',
  /** The same at the head of a column. */
  all: 'All',
  questions: { one: '{n} question', other: '{n} questions' },
  answers: { one: '{n} answer', other: '{n} answers' },
  together: 'All respondents together. Groups are shown from {minimum} answers.',
  shared: 'Shared as “{label}”, until {day}. Groups are shown from {minimum} answers.',
  answered: '{estimate} answered',
  declined: { one: ', {n} declined', other: ', {n} declined' },
  toHalve: { one: 'Another {n} would halve the intervals.', other: 'Another {n} would halve the intervals.' },
  nobodyFrom: 'No one answered from {teams}.',
  moreTeams: { one: '{n} more team', other: '{n} more teams' },
  repeatable: 'Anyone with the address could answer, so one person may have answered more than once.',
  again:
    'Some people were asked again and may have answered each time, so one person may have answered more than once.',
  moreThanAsked: 'There are more answers than people asked: some people may have answered more than once.',
  beingCounted: {
    one: '{n} more answer came and is being counted. Look again in a moment.',
    other: '{n} more answers came and are being counted. Look again in a moment.',
  },
  leftOut: {
    one:
      '{n} answer came after the figures had been looked at, too few to be shown apart from the others: it is ' +
      'in no figure, comment or file.',
    other:
      '{n} answers came after the figures had been looked at, too few to be shown apart from the others: they ' +
      'are in no figure, comment or file.',
  },
  cameSince: {
    one: '{n} more answer came since; it is shown together with enough others, so that none can be told apart.',
    other: '{n} more answers came since; they are shown together with enough others, so that none can be told apart.',
  },
  shownFrom: 'Shown from {minimum} answers on, to keep them anonymous.',
  spread: 'distribution',
  caption: '{answers}.{apart} 95\u202f% intervals.',
  /** After the caption, where it is known how many people could answer, each once. */
  corrected: ' They are corrected for how many people were asked.',
  apart: {
    one: ' {n} said it does not apply, and is left out.',
    other: ' {n} said it does not apply, and are left out.',
  },
  bestWorst:
    'The bar is how often an option was best of the sets it was in; the number behind it is best less worst, from −100 to 100.',
  matrix: 'Each row by those who answered it, in percent.',
  cell: '{row}, {column}: {share} of {n}',
  cellNa: '; does not apply to {n}',
  cameFirst: 'The bar is how often an option came first.',
  atPlace: '{option} (place {place})',
  meanPlace: 'Mean place among those who placed it: the further left, the higher it was put.',
  option: 'Option',
  places: 'How often each was put where, in percent of those who placed it',
  placeCell: '{option}, place {place}: {share} of {n}',
  npsCaption:
    'The score is the share of promoters less that of detractors, in points (adjusted Wald interval after Rocks, 2016).',
  npsSpread: 'Distribution',
  first: '{option} comes first for {share}, {interval}',
  best: '{option} is best in {share}, {interval}',
  chosen: '{option} is chosen by {share}, {interval}',
  firstTied: '{options} come first, {share} each, {interval}',
  bestTied: '{options} are best, {share} each, {interval}',
  chosenTied: '{options} are chosen by {share} each, {interval}',
  manyOptions: '{n} options',
  shareAtMost: 'at most {share}',
  shareAtLeast: 'at least {share}',
  favourable: '{share} favourable, {interval}',
  lowEnd: 'Lower is better: {points} count as favourable.',
  noEnd: 'Neither end is the good one, so nothing is called favourable.',
  middle: 'In the middle: {time}',
  getsMost: '{option} gets most, {share} on average, {interval}',
  getsMostTied: '{options} get most, {share} each on average, {interval}',
  parts: 'The bar is the mean share of the whole; before it, how many gave the part anything.',
  hours: 'By the hour. The middle is counted from the longest stretch of the day without an answer.',
  hoursRound: 'By the hour. The answers go round the clock, so none is in the middle.',
  mean: '{mean} on average; all answered alike, so there is no interval',
  meanWithin: '{mean} on average, {interval}',
  byTeam: 'Favourable by team, in percent',
  byRole: 'Favourable by role, in percent',
  byTenure: 'Favourable by tenure, in percent',
  noTeam: 'Too few answers name a team, or no question has a scale with a good end.',
  noRole: 'Too few answers name a role, or no question has a scale with a good end.',
  noTenure: 'Too few answers name a tenure, or no question has a scale with a good end.',
  segments:
    'Colour: share favourable, around one half. ▲▼: 15 points or more above or below all. Hatched: hidden, ' +
    'fewer than {minimum} answers (or could be derived from other groups).',
  someSegments: ' Shown are the {shown} of {all} that differ most from all.',
  segmentCell: '{segment}: {share} ({interval}), {answers}',
} as const satisfies Record<string, string | Forms>

/** What results say to respondents and guests, in one language. Braces are filled in. */
export type ResultWords = { [K in keyof typeof en]: (typeof en)[K] extends string ? string : Forms }
