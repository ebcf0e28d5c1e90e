/** "Yes" and "no" as survey tools write them in the language of a survey; LimeSurvey and others do so in an export. */
const YES = 'yes y ja oui sí si sì sim tak ano áno kyllä igen evet da да так ναι はい 是 예'
const NO = 'no n nein non não nee nie ne nej nei ei nem hayır nu нет ні όχι いいえ 否 아니요'
const WORDS = new Map([
  ...YES.split(' ').map((word) => [word, 'yes'] as const),
  ...NO.split(' ').map((word) => [word, 'no'] as const),
])

/** What a word says, in any of these languages; undefined where it says neither. */
export const yesNoWord = (text: string): 'yes' | 'no' | undefined => WORDS.get(text.trim().toLowerCase())

const NOT_ASKED = /^(?:n\/a|k\. ?a\.|s\/o|n\.? ?v\.? ?t\.?)$/i

/** "N/A", which LimeSurvey writes where a question was not shown or not answered. */
export const isNotAsked = (text: string): boolean => NOT_ASKED.test(text.trim())
