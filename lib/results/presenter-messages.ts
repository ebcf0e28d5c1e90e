import type { Forms } from '@/lib/core/intl'
import { languageOf } from '@/lib/core/text/language'

const en = {
  results: 'Results',
  sharedResults: 'Survey results',
  byQuestion: 'Question by question',
  everybody: 'Everybody',
  questions: { one: '{n} question', other: '{n} questions' },
  answers: { one: '{n} answer', other: '{n} answers' },
  together: 'What everybody said together. Groups are shown from {minimum} answers on.',
  shared: 'Shared as “{label}”, until {day}. Groups are shown from {minimum} answers on.',
  answered: '{estimate} answered',
  declined: { one: ', {n} declined', other: ', {n} declined' },
  toHalve: { one: 'Another {n} would halve the intervals.', other: 'Another {n} would halve the intervals.' },
  nobodyFrom: 'Nobody answered from {teams}.',
  moreThanAsked: 'There are more answers than people asked: somebody may have answered more than once.',
  beingCounted: {
    one: '{n} more answer came and is being counted. Look again in a moment.',
    other: '{n} more answers came and are being counted. Look again in a moment.',
  },
  leftOut: {
    one: '{n} answer came after the figures had been looked at, too few to be shown apart from the others: it is in no figure, comment or file.',
    other:
      '{n} answers came after the figures had been looked at, too few to be shown apart from the others: they are in no figure, comment or file.',
  },
  cameSince: {
    one: '{n} more answer came since; it is shown together with enough others, so that none can be told apart.',
    other: '{n} more answers came since; they are shown together with enough others, so that none can be told apart.',
  },
  shownFrom: 'Shown from {minimum} answers on, to keep them anonymous.',
  spread: 'how they spread',
  caption: '{answers}.{apart} 95 % intervals, corrected for how many were asked.',
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
  npsSpread: 'How answers spread',
  first: '{option} comes first for {share}, {interval}',
  best: '{option} is best in {share}, {interval}',
  chosen: '{option} is chosen by {share}, {interval}',
  favourable: '{share} favourable, {interval}',
  mean: '{mean} on average',
  meanWithin: '{mean} on average, {interval}',
  byTeam: 'Favourable by team, in percent',
  byRole: 'Favourable by role, in percent',
  byTenure: 'Favourable by time here, in percent',
  noTeam: 'Nobody said their team, or no question has a scale.',
  noRole: 'Nobody said their role, or no question has a scale.',
  noTenure: 'Nobody said how long they have been here, or no question has a scale.',
  segments:
    'Shaded by how far a group is from everybody. Hatched: fewer than {minimum} answers, or few enough elsewhere to be worked out from the rest.',
  segmentCell: '{segment}: {share} ({interval}), {answers}',
} as const satisfies Record<string, string | Forms>

/** What results say to respondents and guests, in one language. Braces are filled in. */
export type ResultWords = { [K in keyof typeof en]: (typeof en)[K] extends string ? string : Forms }

const de: ResultWords = {
  results: 'Ergebnisse',
  sharedResults: 'Umfrageergebnisse',
  byQuestion: 'Frage für Frage',
  everybody: 'Alle',
  questions: { one: '{n} Frage', other: '{n} Fragen' },
  answers: { one: '{n} Antwort', other: '{n} Antworten' },
  together: 'Was alle zusammen gesagt haben. Gruppen werden ab {minimum} Antworten gezeigt.',
  shared: 'Geteilt als „{label}“, bis {day}. Gruppen werden ab {minimum} Antworten gezeigt.',
  answered: '{estimate} haben geantwortet',
  declined: { one: ', {n} hat abgelehnt', other: ', {n} haben abgelehnt' },
  toHalve: {
    one: '{n} weitere Antwort würde die Intervalle halbieren.',
    other: '{n} weitere Antworten würden die Intervalle halbieren.',
  },
  nobodyFrom: 'Niemand hat geantwortet aus: {teams}.',
  moreThanAsked: 'Es gibt mehr Antworten als Gefragte: Vielleicht hat jemand mehrmals geantwortet.',
  beingCounted: {
    one: '{n} weitere Antwort ist da und wird gezählt. Schauen Sie gleich noch einmal.',
    other: '{n} weitere Antworten sind da und werden gezählt. Schauen Sie gleich noch einmal.',
  },
  leftOut: {
    one: '{n} Antwort kam, nachdem die Zahlen angesehen worden waren, zu wenig, um getrennt gezeigt zu werden: Sie steht in keiner Zahl, keinem Kommentar und keiner Datei.',
    other:
      '{n} Antworten kamen, nachdem die Zahlen angesehen worden waren, zu wenige, um getrennt gezeigt zu werden: Sie stehen in keiner Zahl, keinem Kommentar und keiner Datei.',
  },
  cameSince: {
    one: '{n} weitere Antwort kam seitdem; sie wird mit genügend anderen zusammen gezeigt, damit sich keine erkennen lässt.',
    other:
      '{n} weitere Antworten kamen seitdem; sie werden mit genügend anderen zusammen gezeigt, damit sich keine erkennen lässt.',
  },
  shownFrom: 'Wird ab {minimum} Antworten gezeigt, damit sie anonym bleiben.',
  spread: 'wie sie sich verteilen',
  caption: '{answers}.{apart} 95-%-Intervalle, berichtigt um die Zahl der Gefragten.',
  apart: {
    one: ' {n} sagte, es treffe nicht zu, und zählt nicht mit.',
    other: ' {n} sagten, es treffe nicht zu, und zählen nicht mit.',
  },
  bestWorst:
    'Der Balken zeigt, wie oft eine Möglichkeit die beste ihrer Auswahl war; die Zahl dahinter ist beste minus schlechteste, von −100 bis 100.',
  matrix: 'Jede Zeile nach denen, die sie beantwortet haben, in Prozent.',
  cell: '{row}, {column}: {share} von {n}',
  cellNa: '; trifft nicht zu auf {n}',
  cameFirst: 'Der Balken zeigt, wie oft eine Möglichkeit an erster Stelle stand.',
  atPlace: '{option} (Platz {place})',
  meanPlace: 'Mittlerer Platz bei denen, die sie eingeordnet haben: Je weiter links, desto höher.',
  option: 'Möglichkeit',
  places: 'Wie oft jede auf welchen Platz kam, in Prozent derer, die sie eingeordnet haben',
  placeCell: '{option}, Platz {place}: {share} von {n}',
  npsCaption:
    'Das Ergebnis ist der Anteil der Fürsprecher abzüglich dessen der Kritiker, in Punkten (angepasstes Wald-Intervall nach Rocks, 2016).',
  npsSpread: 'Wie sich die Antworten verteilen',
  first: '{option} steht bei {share} an erster Stelle, {interval}',
  best: '{option} ist in {share} die beste, {interval}',
  chosen: '{option} wählen {share}, {interval}',
  favourable: '{share} zustimmend, {interval}',
  mean: '{mean} im Mittel',
  meanWithin: '{mean} im Mittel, {interval}',
  byTeam: 'Zustimmung nach Team, in Prozent',
  byRole: 'Zustimmung nach Rolle, in Prozent',
  byTenure: 'Zustimmung nach Zeit im Unternehmen, in Prozent',
  noTeam: 'Niemand hat ein Team genannt, oder keine Frage hat eine Skala.',
  noRole: 'Niemand hat eine Rolle genannt, oder keine Frage hat eine Skala.',
  noTenure: 'Niemand hat gesagt, wie lange er hier ist, oder keine Frage hat eine Skala.',
  segments:
    'Getönt danach, wie weit eine Gruppe von allen entfernt ist. Schraffiert: weniger als {minimum} Antworten, oder anderswo so wenige, dass sie sich aus dem Rest ergäben.',
  segmentCell: '{segment}: {share} ({interval}), {answers}',
}

const fr: ResultWords = {
  results: 'Résultats',
  sharedResults: 'Résultats de l’enquête',
  byQuestion: 'Question par question',
  everybody: 'Tout le monde',
  questions: { one: '{n} question', other: '{n} questions' },
  answers: { one: '{n} réponse', other: '{n} réponses' },
  together: 'Ce que tous ont dit ensemble. Les groupes sont affichés à partir de {minimum} réponses.',
  shared: 'Partagé sous le nom « {label} », jusqu’au {day}. Les groupes sont affichés à partir de {minimum} réponses.',
  answered: '{estimate} ont répondu',
  declined: { one: ', {n} a décliné', other: ', {n} ont décliné' },
  toHalve: {
    one: '{n} réponse de plus réduirait les intervalles de moitié.',
    other: '{n} réponses de plus réduiraient les intervalles de moitié.',
  },
  nobodyFrom: 'Personne n’a répondu dans : {teams}.',
  moreThanAsked: 'Il y a plus de réponses que de personnes interrogées : quelqu’un a peut-être répondu plusieurs fois.',
  beingCounted: {
    one: '{n} réponse de plus est arrivée et va être comptée. Revenez dans un instant.',
    other: '{n} réponses de plus sont arrivées et vont être comptées. Revenez dans un instant.',
  },
  leftOut: {
    one: '{n} réponse est arrivée après la consultation des chiffres, trop peu pour être montrée à part : elle ne figure dans aucun chiffre, commentaire ou fichier.',
    other:
      '{n} réponses sont arrivées après la consultation des chiffres, trop peu pour être montrées à part : elles ne figurent dans aucun chiffre, commentaire ou fichier.',
  },
  cameSince: {
    one: '{n} réponse est arrivée depuis ; elle sera montrée avec assez d’autres pour qu’aucune ne se distingue.',
    other:
      '{n} réponses sont arrivées depuis ; elles seront montrées avec assez d’autres pour qu’aucune ne se distingue.',
  },
  shownFrom: 'Affiché à partir de {minimum} réponses, pour qu’elles restent anonymes.',
  spread: 'leur répartition',
  caption: '{answers}.{apart} Intervalles à 95 %, corrigés selon le nombre de personnes interrogées.',
  apart: {
    one: ' {n} personne a dit que cela ne s’applique pas ; elle n’est pas comptée.',
    other: ' {n} personnes ont dit que cela ne s’applique pas ; elles ne sont pas comptées.',
  },
  bestWorst:
    'La barre dit combien de fois une option fut la meilleure des choix où elle figurait ; le nombre qui suit est meilleure moins moins bonne, de −100 à 100.',
  matrix: 'Chaque ligne selon ceux qui y ont répondu, en pour cent.',
  cell: '{row}, {column} : {share} de {n}',
  cellNa: ' ; ne s’applique pas à {n}',
  cameFirst: 'La barre dit combien de fois une option est arrivée première.',
  atPlace: '{option} (rang {place})',
  meanPlace: 'Rang moyen chez ceux qui l’ont classée : plus à gauche, mieux classée.',
  option: 'Option',
  places: 'Combien de fois chacune fut mise à quel rang, en pour cent de ceux qui l’ont classée',
  placeCell: '{option}, rang {place} : {share} de {n}',
  npsCaption:
    'Le score est la part des promoteurs moins celle des détracteurs, en points (intervalle de Wald ajusté selon Rocks, 2016).',
  npsSpread: 'Répartition des réponses',
  first: '{option} arrive en tête pour {share}, {interval}',
  best: '{option} est la meilleure dans {share}, {interval}',
  chosen: '{option} est choisi par {share}, {interval}',
  favourable: '{share} favorables, {interval}',
  mean: '{mean} en moyenne',
  meanWithin: '{mean} en moyenne, {interval}',
  byTeam: 'Favorables par équipe, en pour cent',
  byRole: 'Favorables par rôle, en pour cent',
  byTenure: 'Favorables par ancienneté, en pour cent',
  noTeam: 'Personne n’a indiqué son équipe, ou aucune question n’a d’échelle.',
  noRole: 'Personne n’a indiqué son rôle, ou aucune question n’a d’échelle.',
  noTenure: 'Personne n’a indiqué son ancienneté, ou aucune question n’a d’échelle.',
  segments:
    'Teinté selon l’écart d’un groupe à l’ensemble. Hachuré : moins de {minimum} réponses, ou si peu ailleurs qu’on les déduirait du reste.',
  segmentCell: '{segment} : {share} ({interval}), {answers}',
}

const es: ResultWords = {
  results: 'Resultados',
  sharedResults: 'Resultados de la encuesta',
  byQuestion: 'Pregunta por pregunta',
  everybody: 'Todos',
  questions: { one: '{n} pregunta', other: '{n} preguntas' },
  answers: { one: '{n} respuesta', other: '{n} respuestas' },
  together: 'Lo que todos dijeron en conjunto. Los grupos se muestran a partir de {minimum} respuestas.',
  shared: 'Compartido como «{label}», hasta el {day}. Los grupos se muestran a partir de {minimum} respuestas.',
  answered: '{estimate} respondieron',
  declined: { one: ', {n} no quiso responder', other: ', {n} no quisieron responder' },
  toHalve: {
    one: '{n} respuesta más reduciría los intervalos a la mitad.',
    other: '{n} respuestas más reducirían los intervalos a la mitad.',
  },
  nobodyFrom: 'Nadie respondió de: {teams}.',
  moreThanAsked: 'Hay más respuestas que personas preguntadas: puede que alguien haya respondido más de una vez.',
  beingCounted: {
    one: 'Llegó {n} respuesta más y se está contando. Vuelva a mirar en un momento.',
    other: 'Llegaron {n} respuestas más y se están contando. Vuelva a mirar en un momento.',
  },
  leftOut: {
    one: '{n} respuesta llegó después de que se miraran las cifras, muy poco para mostrarla aparte: no está en ninguna cifra, comentario ni archivo.',
    other:
      '{n} respuestas llegaron después de que se miraran las cifras, muy pocas para mostrarlas aparte: no están en ninguna cifra, comentario ni archivo.',
  },
  cameSince: {
    one: 'Desde entonces llegó {n} respuesta más; se muestra junto con otras suficientes, para que ninguna se distinga.',
    other:
      'Desde entonces llegaron {n} respuestas más; se muestran junto con otras suficientes, para que ninguna se distinga.',
  },
  shownFrom: 'Se muestra a partir de {minimum} respuestas, para que sigan siendo anónimas.',
  spread: 'cómo se reparten',
  caption: '{answers}.{apart} Intervalos del 95 %, corregidos según cuántas personas fueron preguntadas.',
  apart: {
    one: ' {n} dijo que no le corresponde y no se cuenta.',
    other: ' {n} dijeron que no les corresponde y no se cuentan.',
  },
  bestWorst:
    'La barra indica cuántas veces una opción fue la mejor de los grupos en que estaba; el número que sigue es mejor menos peor, de −100 a 100.',
  matrix: 'Cada fila según quienes la respondieron, en porcentaje.',
  cell: '{row}, {column}: {share} de {n}',
  cellNa: '; no corresponde a {n}',
  cameFirst: 'La barra indica cuántas veces una opción quedó primera.',
  atPlace: '{option} (puesto {place})',
  meanPlace: 'Puesto medio entre quienes la ordenaron: cuanto más a la izquierda, más alto.',
  option: 'Opción',
  places: 'Cuántas veces quedó cada una en qué puesto, en porcentaje de quienes la ordenaron',
  placeCell: '{option}, puesto {place}: {share} de {n}',
  npsCaption:
    'La puntuación es la proporción de promotores menos la de detractores, en puntos (intervalo de Wald ajustado según Rocks, 2016).',
  npsSpread: 'Cómo se reparten las respuestas',
  first: '{option} queda primero para el {share}, {interval}',
  best: '{option} es la mejor en el {share}, {interval}',
  chosen: '{option} lo elige el {share}, {interval}',
  favourable: '{share} favorables, {interval}',
  mean: '{mean} de media',
  meanWithin: '{mean} de media, {interval}',
  byTeam: 'Favorables por equipo, en porcentaje',
  byRole: 'Favorables por función, en porcentaje',
  byTenure: 'Favorables por antigüedad, en porcentaje',
  noTeam: 'Nadie indicó su equipo, o ninguna pregunta tiene escala.',
  noRole: 'Nadie indicó su función, o ninguna pregunta tiene escala.',
  noTenure: 'Nadie indicó cuánto tiempo lleva aquí, o ninguna pregunta tiene escala.',
  segments:
    'El tono indica cuánto se aparta un grupo del conjunto. Rayado: menos de {minimum} respuestas, o tan pocas en otra parte que se deducirían del resto.',
  segmentCell: '{segment}: {share} ({interval}), {answers}',
}

const ja: ResultWords = {
  results: '結果',
  sharedResults: 'アンケートの結果',
  byQuestion: '質問ごとの結果',
  everybody: '全員',
  questions: { one: '質問{n}件', other: '質問{n}件' },
  answers: { one: '回答{n}件', other: '回答{n}件' },
  together: '全員の回答をまとめたものです。グループは回答が{minimum}件以上の場合に表示されます。',
  shared: '「{label}」として{day}まで共有されています。グループは回答が{minimum}件以上の場合に表示されます。',
  answered: '{estimate}が回答',
  declined: { one: '、{n}人が辞退', other: '、{n}人が辞退' },
  toHalve: { one: 'あと{n}件の回答で区間が半分になります。', other: 'あと{n}件の回答で区間が半分になります。' },
  nobodyFrom: '次のチームからは回答がありません：{teams}。',
  moreThanAsked: '尋ねた人数より回答が多くなっています。複数回答した人がいる可能性があります。',
  beingCounted: {
    one: 'さらに{n}件の回答を集計中です。少し後でもう一度ご覧ください。',
    other: 'さらに{n}件の回答を集計中です。少し後でもう一度ご覧ください。',
  },
  leftOut: {
    one: '集計が閲覧された後に{n}件の回答が届きました。分けて示すには少なすぎるため、どの数値、コメント、ファイルにも含まれません。',
    other:
      '集計が閲覧された後に{n}件の回答が届きました。分けて示すには少なすぎるため、どの数値、コメント、ファイルにも含まれません。',
  },
  cameSince: {
    one: 'その後さらに{n}件の回答が届きました。どれも見分けられないよう、十分な数がそろってからまとめて表示します。',
    other: 'その後さらに{n}件の回答が届きました。どれも見分けられないよう、十分な数がそろってからまとめて表示します。',
  },
  shownFrom: '匿名性を保つため、回答が{minimum}件以上の場合に表示されます。',
  spread: '回答の分布',
  caption: '{answers}。{apart}95%区間は、尋ねた人数により補正しています。',
  apart: { one: '「該当しない」の{n}件は除いています。', other: '「該当しない」の{n}件は除いています。' },
  bestWorst:
    '棒は、選択肢が含まれた組で最良とされた割合です。後ろの数は最良から最悪を引いたもので、−100から100までです。',
  matrix: '各行に回答した人を母数とする割合（%）です。',
  cell: '{row}、{column}：{n}件中{share}',
  cellNa: '、該当しない{n}件',
  cameFirst: '棒は、選択肢が1位になった割合です。',
  atPlace: '{option}（{place}位）',
  meanPlace: '順位を付けた人の平均順位です。左ほど上位です。',
  option: '選択肢',
  places: '各選択肢が何位になったか（順位を付けた人に占める割合、%）',
  placeCell: '{option}、{place}位：{n}件中{share}',
  npsCaption: 'スコアは推奨者の割合から批判者の割合を引いたポイントです（Rocks 2016による調整Wald区間）。',
  npsSpread: '回答の分布',
  first: '{option}が1位：{share}、{interval}',
  best: '{option}が最良：{share}、{interval}',
  chosen: '{option}を選んだ人：{share}、{interval}',
  favourable: '好意的な回答：{share}、{interval}',
  mean: '平均{mean}',
  meanWithin: '平均{mean}、{interval}',
  byTeam: 'チーム別の好意的な回答（%）',
  byRole: '役割別の好意的な回答（%）',
  byTenure: '在籍期間別の好意的な回答（%）',
  noTeam: 'チームの回答がないか、尺度の質問がありません。',
  noRole: '役割の回答がないか、尺度の質問がありません。',
  noTenure: '在籍期間の回答がないか、尺度の質問がありません。',
  segments: '濃さは全体との差を示します。斜線は、回答が{minimum}件未満か、残りから推定できてしまうことを示します。',
  segmentCell: '{segment}：{share}（{interval}）、{answers}',
}

const ALL: Readonly<Record<string, ResultWords>> = { en, de, fr, es, ja }

/** What results say in a language, or its base; in English where there are no words. */
export const resultWords = (language = 'en'): ResultWords => languageOf(ALL, language) ?? en
