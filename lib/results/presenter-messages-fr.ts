import type { ResultWords } from './presenter-messages-en'

/** What results say, in French. */
export const fr: ResultWords = {
  results: 'Résultats',
  sharedResults: 'Résultats de l’enquête',
  byQuestion: 'Question par question',
  everybody: 'Tout le monde',
  all: 'Tous',
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
  moreTeams: { one: '{n} autre équipe', other: '{n} autres équipes' },
  repeatable: 'Quiconque a l’adresse pouvait répondre : une même personne a pu répondre plusieurs fois.',
  again: 'Certaines personnes ont été interrogées de nouveau : une même personne a pu répondre plusieurs fois.',
  moreThanAsked: 'Il y a plus de réponses que de personnes interrogées : quelqu’un a peut-être répondu plusieurs fois.',
  beingCounted: {
    one: '{n} réponse de plus est arrivée et va être comptée. Revenez dans un instant.',
    other: '{n} réponses de plus sont arrivées et vont être comptées. Revenez dans un instant.',
  },
  leftOut: {
    one:
      '{n} réponse est arrivée après la consultation des chiffres, trop peu pour être montrée à part : elle ' +
      'ne figure dans aucun chiffre, commentaire ou fichier.',
    other:
      '{n} réponses sont arrivées après la consultation des chiffres, trop peu pour être montrées à part : ' +
      'elles ne figurent dans aucun chiffre, commentaire ou fichier.',
  },
  cameSince: {
    one: '{n} réponse est arrivée depuis ; elle sera montrée avec assez d’autres pour qu’aucune ne se distingue.',
    other:
      '{n} réponses sont arrivées depuis ; elles seront montrées avec assez d’autres pour qu’aucune ne se distingue.',
  },
  shownFrom: 'Affiché à partir de {minimum} réponses, pour qu’elles restent anonymes.',
  spread: 'leur répartition',
  caption: '{answers}.{apart} Intervalles à 95 %.',
  corrected: ' Ils sont corrigés selon le nombre de personnes interrogées.',
  apart: {
    one: ' {n} personne a dit que cela ne s’applique pas ; elle n’est pas comptée.',
    other: ' {n} personnes ont dit que cela ne s’applique pas ; elles ne sont pas comptées.',
  },
  bestWorst:
    'La barre dit combien de fois une option fut la meilleure des choix où elle figurait ; le nombre qui ' +
    'suit est meilleure moins moins bonne, de −100 à 100.',
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
  firstTied: '{options} arrivent en tête pour {share} chacune, {interval}',
  bestTied: '{options} sont les meilleures dans {share} chacune, {interval}',
  chosenTied: '{options} sont choisies par {share} chacune, {interval}',
  manyOptions: '{n} options',
  shareAtMost: 'au plus {share}',
  shareAtLeast: 'au moins {share}',
  favourable: '{share} favorables, {interval}',
  lowEnd: 'Moins, c’est mieux : {points} comptent comme favorables.',
  noEnd: 'Aucune extrémité n’est la bonne : rien n’est dit favorable.',
  middle: 'Au milieu : {time}',
  getsMost: '{option} reçoit le plus, {share} en moyenne, {interval}',
  getsMostTied: '{options} reçoivent le plus, {share} chacun en moyenne, {interval}',
  parts: 'La barre est la part moyenne du total ; devant, combien ont donné quelque chose à cette partie.',
  hours: 'Par heure. Le milieu est compté depuis la plus longue période de la journée sans réponse.',
  hoursRound: 'Par heure. Les réponses font le tour du cadran : aucune n’est au milieu.',
  mean: '{mean} en moyenne ; toutes les réponses sont identiques, donc sans intervalle',
  meanWithin: '{mean} en moyenne, {interval}',
  byTeam: 'Favorables par équipe, en pour cent',
  byRole: 'Favorables par rôle, en pour cent',
  byTenure: 'Favorables par ancienneté, en pour cent',
  noTeam:
    'Trop peu de réponses indiquent une équipe, ou aucune question n’a d’échelle dont une extrémité est la bonne.',
  noRole: 'Trop peu de réponses indiquent un rôle, ou aucune question n’a d’échelle dont une extrémité est la bonne.',
  noTenure:
    'Trop peu de réponses indiquent une ancienneté, ou aucune question n’a d’échelle dont une extrémité est la bonne.',
  segments:
    'Couleur : part favorable, autour de la moitié. ▲▼ : au moins 15 points au-dessus ou au-dessous de ' +
    'l’ensemble. Hachuré : moins de {minimum} réponses, ou si peu ailleurs qu’on les déduirait du reste.',
  someSegments: ' Affichés : les {shown} sur {all} qui s’écartent le plus de l’ensemble.',
  segmentCell: '{segment} : {share} ({interval}), {answers}',
}
