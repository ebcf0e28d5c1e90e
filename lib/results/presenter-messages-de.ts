import type { ResultWords } from './presenter-messages-en'

/** What results say, in German. */
export const de: ResultWords = {
  results: 'Ergebnisse',
  sharedResults: 'Umfrageergebnisse',
  byQuestion: 'Frage für Frage',
  everybody: 'Alle',
  all: 'Alle',
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
  moreTeams: { one: '{n} weiteres Team', other: '{n} weitere Teams' },
  repeatable: 'Wer die Adresse hat, konnte antworten; eine Person kann also mehrmals geantwortet haben.',
  again:
    'Manche wurden wieder gefragt und können jedes Mal geantwortet haben; eine Person kann also mehrmals geantwortet haben.',
  moreThanAsked: 'Es gibt mehr Antworten als Gefragte: Vielleicht hat jemand mehrmals geantwortet.',
  beingCounted: {
    one: '{n} weitere Antwort ist da und wird gezählt. Schauen Sie gleich noch einmal.',
    other: '{n} weitere Antworten sind da und werden gezählt. Schauen Sie gleich noch einmal.',
  },
  leftOut: {
    one:
      '{n} Antwort kam, nachdem die Zahlen angesehen worden waren, zu wenig, um getrennt gezeigt zu werden: ' +
      'Sie steht in keiner Zahl, keinem Kommentar und keiner Datei.',
    other:
      '{n} Antworten kamen, nachdem die Zahlen angesehen worden waren, zu wenige, um getrennt gezeigt zu ' +
      'werden: Sie stehen in keiner Zahl, keinem Kommentar und keiner Datei.',
  },
  cameSince: {
    one: '{n} weitere Antwort kam seitdem; sie wird mit genügend anderen zusammen gezeigt, damit sich keine erkennen lässt.',
    other:
      '{n} weitere Antworten kamen seitdem; sie werden mit genügend anderen zusammen gezeigt, damit sich keine erkennen lässt.',
  },
  shownFrom: 'Wird ab {minimum} Antworten gezeigt, damit sie anonym bleiben.',
  spread: 'wie sie sich verteilen',
  caption: '{answers}.{apart} 95-%-Intervalle.',
  corrected: ' Sie sind um die Zahl der Gefragten berichtigt.',
  apart: {
    one: ' {n} sagte, es treffe nicht zu, und zählt nicht mit.',
    other: ' {n} sagten, es treffe nicht zu, und zählen nicht mit.',
  },
  bestWorst:
    'Der Balken zeigt, wie oft eine Möglichkeit die beste ihrer Auswahl war; die Zahl dahinter ist beste ' +
    'minus schlechteste, von −100 bis 100.',
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
  firstTied: '{options} stehen bei je {share} an erster Stelle, {interval}',
  bestTied: '{options} sind in je {share} die besten, {interval}',
  chosenTied: '{options} wählen je {share}, {interval}',
  manyOptions: '{n} Möglichkeiten',
  shareAtMost: 'höchstens {share}',
  shareAtLeast: 'mindestens {share}',
  favourable: '{share} zustimmend, {interval}',
  lowEnd: 'Weniger ist besser: {points} zählen als zustimmend.',
  noEnd: 'Kein Ende der Skala ist das gute, daher gilt nichts als zustimmend.',
  middle: 'In der Mitte: {time}',
  getsMost: '{option} erhält am meisten, im Mittel {share}, {interval}',
  getsMostTied: '{options} erhalten am meisten, im Mittel je {share}, {interval}',
  parts: 'Der Balken ist der mittlere Anteil am Ganzen; davor, wie viele dem Teil etwas gaben.',
  hours: 'Nach Stunden. Die Mitte ist vom längsten Abschnitt des Tages ohne Antwort an gezählt.',
  hoursRound: 'Nach Stunden. Die Antworten gehen rund um die Uhr, also liegt keine in der Mitte.',
  mean: '{mean} im Mittel; alle haben gleich geantwortet, daher ohne Intervall',
  meanWithin: '{mean} im Mittel, {interval}',
  byTeam: 'Zustimmung nach Team, in Prozent',
  byRole: 'Zustimmung nach Rolle, in Prozent',
  byTenure: 'Zustimmung nach Zeit im Unternehmen, in Prozent',
  noTeam: 'Zu wenige Antworten nennen ein Team, oder keine Frage hat eine Skala mit einem guten Ende.',
  noRole: 'Zu wenige Antworten nennen eine Rolle, oder keine Frage hat eine Skala mit einem guten Ende.',
  noTenure:
    'Zu wenige Antworten sagen, wie lange jemand hier ist, oder keine Frage hat eine Skala mit einem guten Ende.',
  segments:
    'Farbe: Anteil zustimmend, um die Hälfte. ▲▼: mindestens 15 Punkte über oder unter allen. Schraffiert: ' +
    'weniger als {minimum} Antworten, oder anderswo so wenige, dass sie sich aus dem Rest ergäben.',
  someSegments: ' Gezeigt sind die {shown} von {all}, die am meisten von allen abweichen.',
  segmentCell: '{segment}: {share} ({interval}), {answers}',
}
