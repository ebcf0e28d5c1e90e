import { languageOf } from '@/lib/core/text/language'

const en = {
  of: '{count} of {all}',
  interval: '{level} interval: between {low} and {high} %',
  range: '{low} to {high}',
  tooFew: 'too few',
  tooFewWhy: 'Too few people: not shown, to keep answers anonymous',
  fewerThan: 'Fewer than {minimum} people: not shown, to keep answers anonymous',
  showTable: 'Show as table',
  hideTable: 'Hide the table',
  numbers: 'The numbers of this chart',
  byColumn: 'Values by column',
  download: 'Download',
  answer: 'Answer',
  share: 'Share',
  value: 'Value',
  score: 'Score',
  ends: '95 % interval',
  alike: 'all alike',
  favourable: 'favourable',
  unfavourable: 'unfavourable',
  detractors: 'Detractors',
  passives: 'Passives',
  promoters: 'Promoters',
} as const

/** What figures and charts say around their numbers, in one language. Braces are filled in. */
export type FigureWords = Record<keyof typeof en, string>

const de: FigureWords = {
  of: '{count} von {all}',
  interval: '{level}-Intervall: zwischen {low} und {high} %',
  range: '{low} bis {high}',
  tooFew: 'zu wenige',
  tooFewWhy: 'Zu wenige: nicht gezeigt, damit Antworten anonym bleiben',
  fewerThan: 'Weniger als {minimum}: nicht gezeigt, damit Antworten anonym bleiben',
  showTable: 'Als Tabelle zeigen',
  hideTable: 'Tabelle ausblenden',
  numbers: 'Die Zahlen dieses Diagramms',
  byColumn: 'Werte nach Spalten',
  download: 'Herunterladen',
  answer: 'Antwort',
  share: 'Anteil',
  value: 'Wert',
  score: 'Ergebnis',
  ends: '95-%-Intervall',
  alike: 'alle gleich',
  favourable: 'zustimmend',
  unfavourable: 'ablehnend',
  detractors: 'Kritiker',
  passives: 'Unentschiedene',
  promoters: 'Fürsprecher',
}

const fr: FigureWords = {
  of: '{count} sur {all}',
  interval: 'Intervalle à {level} : entre {low} et {high} %',
  range: '{low} à {high}',
  tooFew: 'trop peu',
  tooFewWhy: 'Trop peu de personnes : non affiché, pour que les réponses restent anonymes',
  fewerThan: 'Moins de {minimum} personnes : non affiché, pour que les réponses restent anonymes',
  showTable: 'Afficher le tableau',
  hideTable: 'Masquer le tableau',
  numbers: 'Les chiffres de ce graphique',
  byColumn: 'Valeurs par colonne',
  download: 'Télécharger',
  answer: 'Réponse',
  share: 'Part',
  value: 'Valeur',
  score: 'Score',
  ends: 'Intervalle à 95 %',
  alike: 'toutes identiques',
  favourable: 'favorables',
  unfavourable: 'défavorables',
  detractors: 'Détracteurs',
  passives: 'Passifs',
  promoters: 'Promoteurs',
}

const es: FigureWords = {
  of: '{count} de {all}',
  interval: 'Intervalo del {level}: entre {low} y {high} %',
  range: '{low} a {high}',
  tooFew: 'muy pocos',
  tooFewWhy: 'Muy pocas personas: no se muestra, para que las respuestas sigan siendo anónimas',
  fewerThan: 'Menos de {minimum} personas: no se muestra, para que las respuestas sigan siendo anónimas',
  showTable: 'Ver como tabla',
  hideTable: 'Ocultar la tabla',
  numbers: 'Las cifras de este gráfico',
  byColumn: 'Valores por columna',
  download: 'Descargar',
  answer: 'Respuesta',
  share: 'Porcentaje',
  value: 'Valor',
  score: 'Puntuación',
  ends: 'Intervalo del 95 %',
  alike: 'todas iguales',
  favourable: 'favorables',
  unfavourable: 'desfavorables',
  detractors: 'Detractores',
  passives: 'Pasivos',
  promoters: 'Promotores',
}

const ja: FigureWords = {
  of: '{all}人中{count}人',
  interval: '{level}区間：{low}～{high}%',
  range: '{low}～{high}',
  tooFew: '少数のため非表示',
  tooFewWhy: '人数が少ないため、匿名性を保つよう表示していません',
  fewerThan: '{minimum}人未満のため、匿名性を保つよう表示していません',
  showTable: '表で見る',
  hideTable: '表を閉じる',
  numbers: 'このグラフの数値',
  byColumn: '列ごとの値',
  download: 'ダウンロード',
  answer: '回答',
  share: '割合',
  value: '値',
  score: 'スコア',
  ends: '95%区間',
  alike: 'すべて同じ',
  favourable: '好意的',
  unfavourable: '否定的',
  detractors: '批判者',
  passives: '中立者',
  promoters: '推奨者',
}

const ALL: Readonly<Record<string, FigureWords>> = { en, de, fr, es, ja }

/** What figures say in a language, or its base, and which language that is then: English where there is none. */
export function figureWords(language: string): { language: string; words: FigureWords } {
  const words = languageOf(ALL, language)
  return words ? { language, words } : { language: 'en', words: en }
}
