const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Words that join others and say nothing by themselves, in the languages with spaces that are read. */
const JOINING: Record<string, ReadonlySet<string>> = {
  en: words(
    `a about after again all also always am an and any are aren't as at be because been before being but by can can't could
couldn't did didn't do does doesn't doing don't down each every for from get gets getting go goes going got had has have
having he her here him his how i i'd i'll i'm i've if in into is isn't it its just let like made make many may me might more
most much must my need never no not now of off often on once one only onto or other our out over own per please really same
see she should shouldn't so some still such take than that the their them then there these they this those through to too
under until up us use used using very via want was wasn't way we well were weren't what when where which while who whom whose
why will with without won't would wouldn't yes yet you your e.g i.e`,
  ),
  de: words(
    `ab aber alle alles als also am an auch auf aus bei beim bin bis bist da dabei damit dann das dass dein dem den denn der des
dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines er es etwas euch euer
für gegen gibt hab habe haben hat hatte hier ich ihm ihn ihnen ihr ihre ihren im immer in ins ist ja jede jedem jeden jeder
jedes kann kein keine keinen können man manche mehr mein meine mich mir mit muss müssen nach nein nicht nichts noch nur ob
oder ohne schon sehr sein seine seit sich sie sind so soll sollte über um und uns unser unsere unserem unseren unter viel vom
von vor war waren warum was wäre weil welche wenn wer werden wie wieder will wir wird wo wurde würde zu zum zur zwar z.b d.h`,
  ),
  fr: words(
    `a à ai alors après as au aucun aucune aussi autre aux avant avec avoir avons car ça ce ceci cela ces cet cette chaque chez
comme d d'un d'une dans de des deux donc du dès elle elles en encore entre est et être eu eux faire fait faut il ils j'ai je
jamais jusqu l la là le les leur leurs lors lui ma mais me même mes mon ne ni non nos notre nous on ont ou où par parce pas
peu peut plus pour pourquoi quand que quel quelle qu'il qu'on qui quoi rien s sa sans se sera ses si son sont sous sur ta te
tes toi ton toujours tous tout toute toutes très trop tu un une va vers vos votre vous y c'est n'est d'être`,
  ),
  es: words(
    `a al algo alguna alguno algunos ante antes aquí así aún aunque cada como con contra cual cuando de del desde donde dos el él
ella ellas ellos en entre era es esa ese eso está estaba están este esta estas estos fue ha había hace hacer hacia han hasta
hay he la las le les lo los más me mi mis mucho muy nada ni no nos nosotros nuestra nuestras nuestro nuestros o os otra otro
otros para pero poco por porque puede puedo que qué quien se sea según ser si sí siempre sin sobre solo son su sus también
tan tanto te tener tiene tengo toda todas todo todos tras tu un una uno unos usted y ya yo`,
  ),
  pt: words(
    `a à ainda algo alguém algum alguma ante antes ao aos aqui as às até cada com como contra da das de dela dele demais depois
desde do dos e é ela elas ele eles em então entre era essa esse esta está estamos estão estava este eu faz fazer foi for há
isso isto já la lhe mais mas me menos mesmo meu minha muita muitas muito muitos na nada não nas nem nenhum nenhuma no nos nós
nossa nosso num numa nunca o onde os ou para pela pelas pelo pelos pode por porque porquê posso quais qual quando que quem se
sem sempre ser seu sua só são também te tem têm temos tenho ter toda todas todo todos tudo um uma uns vai você vocês`,
  ),
  it: words(
    `a ad ai al alla alle allo anche ancora c'è che chi ci come con cui da dai dal dalla degli dei del della delle dello dentro di
dopo dove dovere e è ed era essere fa fare gli ha hai hanno ho i il in io l la le lei lo loro lui ma me mi mia mio molto ne
nei nel nella nelle nessun nessuna nessuno no noi non nostra nostro o ogni per perché più poi posso prima può quando quale
quanto quella quelle quelli quello questa queste questi questo qui se sempre senza si sia siamo solo sono su sua sui sul sulla
suo te ti tra troppa troppe troppi troppo tu tutta tutte tutti tutto un un' una uno vi voi`,
  ),
  nl: words(
    `aan al alle als altijd ben bij daar dan dat de deze die dit doen door dus een elk elke en er geen geweest haar had heb hebben
heeft hem het hier hij hoe hun iemand iets ik in is ja je kan kunnen maar me meer men met mij mijn moet na naar niet niets nog
nu of om omdat onder ons ons onze ook op over te teveel tegen toch toen tot uit van veel voor waar wanneer want waren was wat
we weer wel werd wie wij wil word wordt worden zal ze zelf zich zij zijn zo zonder zou`,
  ),
}

/** What joins words of a language; of one that is not known, what joins English ones. @param language ISO 639-1 */
export const joiningWords = (language: string): ReadonlySet<string> => JOINING[language] ?? JOINING.en!
