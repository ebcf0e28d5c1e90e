// Those of SurveyJS are as survey-core 2.5.43 has them; "Other" without the request to describe it, which our field makes.

/** Words that a source tool shows by itself and does not write into its file, in the languages of our own pages. */
const WORDS = {
  en: {
    yes: 'Yes',
    no: 'No',
    uncertain: 'Uncertain',
    increase: 'Increase',
    same: 'Same',
    decrease: 'Decrease',
    female: 'Female',
    male: 'Male',
    other: 'Other',
    none: 'None',
    comment: 'Comment',
    dontKnow: 'Don’t know',
    refuse: 'Refuse to answer',
  },
  de: {
    yes: 'Ja',
    no: 'Nein',
    uncertain: 'Unsicher',
    increase: 'Mehr',
    same: 'Gleich',
    decrease: 'Weniger',
    female: 'Weiblich',
    male: 'Männlich',
    other: 'Sonstiges',
    none: 'Nichts trifft zu',
    comment: 'Kommentar',
    dontKnow: 'Weiß ich nicht',
    refuse: 'Antwort verweigern',
  },
  fr: {
    yes: 'Oui',
    no: 'Non',
    uncertain: 'Incertain',
    increase: 'Augmentation',
    same: 'Identique',
    decrease: 'Diminution',
    female: 'Féminin',
    male: 'Masculin',
    other: 'Autre',
    none: 'Aucun',
    comment: 'Commentaire',
    dontKnow: 'Sais pas',
    refuse: 'Refuser de répondre',
  },
  es: {
    yes: 'Sí',
    no: 'No',
    uncertain: 'No estoy seguro',
    increase: 'Aumentar',
    same: 'Igual',
    decrease: 'Disminuir',
    female: 'Femenino',
    male: 'Masculino',
    other: 'Otro',
    none: 'Ninguno',
    comment: 'Comentario',
    dontKnow: 'No sé',
    refuse: 'Negarse a responder',
  },
  ja: {
    yes: 'はい',
    no: 'いいえ',
    uncertain: 'わからない',
    increase: '増加',
    same: '変わらない',
    decrease: '減少',
    female: '女性',
    male: '男性',
    other: 'その他',
    none: 'なし',
    comment: 'コメント',
    dontKnow: 'わからない',
    refuse: '回答を拒否する',
  },
} as const
export type BuiltIn = keyof (typeof WORDS)['en']

/** A source tool's own word in a language ("de", "de-CH"); English where the language has none here. */
export function builtIn(word: BuiltIn, language: string): string {
  const main = language.split(/[-_]/)[0]?.toLowerCase() ?? ''
  return WORDS[main in WORDS ? (main as keyof typeof WORDS) : 'en'][word]
}
