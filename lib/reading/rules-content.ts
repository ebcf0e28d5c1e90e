/**
 * Answers that say nothing by themselves: they have no topic, and are as many as the questions that need one. Without marks, in small
 * letters.
 */
const NOTHING = new Set(
  `no|nope|nah|none|none so far|nothing|nothing to add|nothing else|nothing comes to mind|na|n a|yes|yep|yeah|ok|okay|idk
i dont know|dont know|not sure|no idea|no comment|no comments|no answer|not applicable|same|same as above|same as before|same here|see above
as above|ditto|me too|agreed|agree|tbd|x|xx|xxx
nein|nichts|nichts weiter|keine|kein|keiner|keines|kein kommentar|keine angabe|keine angaben|k a|ka|weiß nicht|weiss nicht
keine ahnung|siehe oben|wie oben|dito|ja
non|rien|aucun|aucune|néant|ras|r a s|idem|sans commentaire|voir ci dessus|oui|je ne sais pas|rien à ajouter|rien à signaler
nada|nada más|ninguno|ninguna|ídem|igual que arriba|lo mismo|sin comentarios|sí|si|no sé|no aplica|ver arriba
não|nenhum|nenhuma|sim|não sei|sem comentários|ver acima|não se aplica|igual ao anterior
niente|nessuno|nessuna|sì|non so|nee|geen|niets|nvt|weet niet
なし|無し|無|特になし|特に無し|特にない|特にありません|ありません|ない|いいえ|はい|同上|わかりません|没有|无|同上|없음|없습니다|нет|ничего`.split(
    /[|\n]/,
  ),
)

/** A line that a program wrote of where it was: of a stack trace in Java, JavaScript, Python or Go. */
const FRAME = new RegExp(
  `^[ \\t]*(?:${[
    'at [\\w$<>/-]+(?:\\.[\\w$<>/-]+)+\\(.*\\)',
    'at .*:\\d+:\\d+\\)?',
    'File ".+", line \\d+.*',
    '\\.{3} ?\\d+ (?:more|common frames omitted)',
    '\\S+\\.\\w+:\\d+(?: \\+0x\\w+)?',
    'Traceback \\(most recent call last\\):',
  ].join('|')})[ \\t\\r]*$`,
  'gm',
)
const ADDRESS = /https?:\/\/\S+/g

/** A text without lines of a stack trace and addresses. */
const wordsLeft = (text: string): string =>
  text
    .replace(FRAME, ' ')
    .replace(ADDRESS, ' ')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .replace(/(?<=^| )\p{N}+(?= |$)/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()

/**
 * Whether a text, or a statement of one, has no topic: "no", "n/a", "same as above", "+1", an address alone, a line of a stack
 * trace. However many say so, it is no theme.
 */
export function saysNothing(text: string): boolean {
  const left = wordsLeft(text)
  return left === '' || NOTHING.has(left)
}
