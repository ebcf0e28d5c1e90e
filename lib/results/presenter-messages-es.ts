import type { ResultWords } from './presenter-messages-en'

/** What results say, in Spanish. */
export const es: ResultWords = {
  results: 'Resultados',
  sharedResults: 'Resultados de la encuesta',
  byQuestion: 'Pregunta por pregunta',
  everybody: 'Todos',
  all: 'Todos',
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
  moreTeams: { one: '{n} equipo más', other: '{n} equipos más' },
  repeatable: 'Cualquiera con la dirección podía responder; una misma persona puede haberlo hecho varias veces.',
  again: 'A algunas personas se les volvió a preguntar; una misma persona puede haber respondido varias veces.',
  moreThanAsked: 'Hay más respuestas que personas preguntadas: puede que alguien haya respondido más de una vez.',
  beingCounted: {
    one: 'Llegó {n} respuesta más y se está contando. Vuelva a mirar en un momento.',
    other: 'Llegaron {n} respuestas más y se están contando. Vuelva a mirar en un momento.',
  },
  leftOut: {
    one:
      '{n} respuesta llegó después de que se miraran las cifras, muy poco para mostrarla aparte: no está en ' +
      'ninguna cifra, comentario ni archivo.',
    other:
      '{n} respuestas llegaron después de que se miraran las cifras, muy pocas para mostrarlas aparte: no ' +
      'están en ninguna cifra, comentario ni archivo.',
  },
  cameSince: {
    one: 'Desde entonces llegó {n} respuesta más; se muestra junto con otras suficientes, para que ninguna se distinga.',
    other:
      'Desde entonces llegaron {n} respuestas más; se muestran junto con otras suficientes, para que ninguna se distinga.',
  },
  shownFrom: 'Se muestra a partir de {minimum} respuestas, para que sigan siendo anónimas.',
  spread: 'cómo se reparten',
  caption: '{answers}.{apart} Intervalos del 95 %.',
  corrected: ' Están corregidos según cuántas personas fueron preguntadas.',
  apart: {
    one: ' {n} dijo que no le corresponde y no se cuenta.',
    other: ' {n} dijeron que no les corresponde y no se cuentan.',
  },
  bestWorst:
    'La barra indica cuántas veces una opción fue la mejor de los grupos en que estaba; el número que sigue ' +
    'es mejor menos peor, de −100 a 100.',
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
  firstTied: '{options} quedan primero para el {share} cada una, {interval}',
  bestTied: '{options} son las mejores en el {share} cada una, {interval}',
  chosenTied: '{options} las elige el {share} cada una, {interval}',
  manyOptions: '{n} opciones',
  shareAtMost: 'como máximo {share}',
  shareAtLeast: 'al menos {share}',
  favourable: '{share} favorables, {interval}',
  lowEnd: 'Menos es mejor: {points} cuentan como favorables.',
  noEnd: 'Ningún extremo es el bueno, así que nada se llama favorable.',
  middle: 'En el medio: {time}',
  getsMost: '{option} recibe más, {share} de media, {interval}',
  getsMostTied: '{options} reciben más, {share} cada uno de media, {interval}',
  parts: 'La barra es la parte media del total; delante, cuántos dieron algo a esa parte.',
  hours: 'Por horas. El medio se cuenta desde el tramo más largo del día sin respuestas.',
  hoursRound: 'Por horas. Las respuestas cubren las 24 horas, así que ninguna está en el medio.',
  mean: '{mean} de media; todas las respuestas son iguales, por eso sin intervalo',
  meanWithin: '{mean} de media, {interval}',
  byTeam: 'Favorables por equipo, en porcentaje',
  byRole: 'Favorables por función, en porcentaje',
  byTenure: 'Favorables por antigüedad, en porcentaje',
  noTeam: 'Muy pocas respuestas indican un equipo, o ninguna pregunta tiene una escala con un extremo bueno.',
  noRole: 'Muy pocas respuestas indican una función, o ninguna pregunta tiene una escala con un extremo bueno.',
  noTenure: 'Muy pocas respuestas indican una antigüedad, o ninguna pregunta tiene una escala con un extremo bueno.',
  segments:
    'Color: porcentaje favorable, en torno a la mitad. ▲▼: al menos 15 puntos por encima o por debajo del ' +
    'conjunto. Rayado: menos de {minimum} respuestas, o tan pocas en otra parte que se deducirían del resto.',
  someSegments: ' Se muestran los {shown} de {all} que más difieren del conjunto.',
  segmentCell: '{segment}: {share} ({interval}), {answers}',
}
