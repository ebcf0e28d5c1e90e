// No library here: the answering page checks with these too, and its script has to stay small.

/** Question keys: what answers, exports and imports name a question by. No dots: `key.row` and `key.text` are ours. */
export const KEY = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9_])?$/

/** What a condition may ask besides earlier answers: the respondent's team (its id) and role. No question key has a dot. */
export const SEGMENT_KEYS = ['segment.team', 'segment.role'] as const
export type SegmentKey = (typeof SEGMENT_KEYS)[number]

/** A time of day as it is stored: "09:05", on a clock of 24 hours. */
export const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
/** Points of a slider, at most: more cannot be told apart by hand. */
export const MAX_POINTS = 10_001

export const MAX_QUESTIONS = 3_000
export const MAX_OPTIONS = 400
export const TEXT_LIMIT = 2_000
/** A number answer lies between this and its negative: a trillion holds any time, money or count, and sums stay exact. */
export const MAX_NUMBER = 1e12
export const LONGTEXT_LIMIT = 10_000
/** Characters of all answers of one response together, as JSON. */
export const ANSWER_LIMIT = 64_000
