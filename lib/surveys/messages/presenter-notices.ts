import { languageOf } from '@/lib/core/text/language'

const en = {
  survey: 'Survey',
  closed: 'This survey is closed. Thank you for coming by.',
  itsResults: 'See the results',
  itsResultsInside: 'See the results, with an account of this hub',
  invitedOnly:
    'This survey is for those who were invited. Take the link in your invitation, or the one on your home page.',
  notWhole: 'This link is not whole, or of another survey. Take it from your invitation again.',
  spent: 'This link has been used: it works once. Thank you.',
  answered: 'You have answered this survey. Thank you.',
  elsewhere: 'This survey is answered on its own page.',
  open: 'Open it',
  thanks: 'Thank you',
  in: 'Your answers to “{title}” are in.',
  inAnonymous: 'Your answers to “{title}” are in, and nothing joins them to you.',
  whatNow: 'What happens now',
  lastTime: 'What happened last time',
  becameOf: 'What becomes of answers',
  lastResults: 'The results of “{title}”',
  lastChanges: 'What was changed because of earlier answers',
  declined: 'That is fine',
  declinedText: 'We only count that someone declined.',
  notReminded: 'You will not be reminded of it here.',
  afterAll: 'Answer after all',
  howAsked: 'How you are asked',
  stopMail: 'No more mail about surveys',
  stopAll: 'Ask me nothing for {days} days',
  nobodyTold: 'Nobody is told. Your settings on the hub take either back.',
  mailStopped: 'You get no more mail about surveys. What is asked of you still stands on your home page.',
  allStopped: 'Nothing will be asked of you for {days} days.',
} as const

/** What the pages around a survey's form say, in one language. Braces are filled in. */
export type Notices = Record<keyof typeof en, string>

const de: Notices = {
  survey: 'Umfrage',
  closed: 'Diese Umfrage ist geschlossen. Danke, dass Sie vorbeigekommen sind.',
  itsResults: 'Zu den Ergebnissen',
  itsResultsInside: 'Zu den Ergebnissen, mit einem Konto dieses Hubs',
  invitedOnly:
    'Diese Umfrage ist für Eingeladene. Nehmen Sie den Link aus Ihrer Einladung oder den auf Ihrer Startseite.',
  notWhole:
    'Dieser Link ist nicht vollständig oder gehört zu einer anderen Umfrage. Nehmen Sie ihn noch einmal aus Ihrer Einladung.',
  spent: 'Dieser Link wurde schon benutzt: Er gilt einmal. Danke.',
  answered: 'Sie haben diese Umfrage beantwortet. Danke.',
  elsewhere: 'Diese Umfrage wird auf ihrer eigenen Seite beantwortet.',
  open: 'Dorthin',
  thanks: 'Danke',
  in: 'Ihre Antworten auf „{title}“ sind da.',
  inAnonymous: 'Ihre Antworten auf „{title}“ sind da, und nichts verbindet sie mit Ihnen.',
  whatNow: 'Wie es weitergeht',
  lastTime: 'Was letztes Mal geschah',
  becameOf: 'Was aus Antworten wird',
  lastResults: 'Die Ergebnisse von „{title}“',
  lastChanges: 'Was sich durch frühere Antworten geändert hat',
  declined: 'Das ist in Ordnung',
  declinedText: 'Gezählt wird, dass jemand abgelehnt hat, und sonst nichts.',
  notReminded: 'Hier werden Sie nicht daran erinnert.',
  afterAll: 'Doch antworten',
  howAsked: 'Wie Sie gefragt werden',
  stopMail: 'Keine E-Mails zu Umfragen mehr',
  stopAll: '{days} Tage lang nichts fragen',
  nobodyTold: 'Niemand erfährt davon. In Ihren Einstellungen im Hub nehmen Sie beides zurück.',
  mailStopped:
    'Sie bekommen keine E-Mails zu Umfragen mehr. Was Sie gefragt werden, steht weiter auf Ihrer Startseite.',
  allStopped: '{days} Tage lang werden Sie nichts gefragt.',
}

const fr: Notices = {
  survey: 'Enquête',
  closed: 'Cette enquête est close. Merci de votre visite.',
  itsResults: 'Voir les résultats',
  itsResultsInside: 'Voir les résultats, avec un compte de ce hub',
  invitedOnly:
    'Cette enquête est réservée aux personnes invitées. Prenez le lien de votre invitation, ou celui de votre page d’accueil.',
  notWhole: 'Ce lien est incomplet, ou celui d’une autre enquête. Reprenez-le dans votre invitation.',
  spent: 'Ce lien a déjà servi : il ne sert qu’une fois. Merci.',
  answered: 'Vous avez répondu à cette enquête. Merci.',
  elsewhere: 'On répond à cette enquête sur sa propre page.',
  open: 'L’ouvrir',
  thanks: 'Merci',
  in: 'Vos réponses à « {title} » sont enregistrées.',
  inAnonymous: 'Vos réponses à « {title} » sont enregistrées, et rien ne les relie à vous.',
  whatNow: 'Et maintenant',
  lastTime: 'Ce qui s’est passé la dernière fois',
  becameOf: 'Ce que deviennent les réponses',
  lastResults: 'Les résultats de « {title} »',
  lastChanges: 'Ce qui a changé grâce aux réponses précédentes',
  declined: 'C’est entendu',
  declinedText: 'On compte qu’une personne a décliné, et rien d’autre.',
  notReminded: 'Aucun rappel ne vous sera fait ici.',
  afterAll: 'Répondre finalement',
  howAsked: 'Comment vous êtes sollicité',
  stopMail: 'Plus de courriels sur les enquêtes',
  stopAll: 'Ne rien me demander pendant {days} jours',
  nobodyTold: 'Personne n’en est informé. Vos réglages dans le hub annulent l’un comme l’autre.',
  mailStopped:
    'Vous ne recevrez plus de courriels sur les enquêtes. Ce qui vous est demandé reste sur votre page d’accueil.',
  allStopped: 'Rien ne vous sera demandé pendant {days} jours.',
}

const es: Notices = {
  survey: 'Encuesta',
  closed: 'Esta encuesta está cerrada. Gracias por pasar.',
  itsResults: 'Ver los resultados',
  itsResultsInside: 'Ver los resultados, con una cuenta de este hub',
  invitedOnly:
    'Esta encuesta es para quienes recibieron una invitación. Use el enlace de su invitación o el de su página de inicio.',
  notWhole: 'Este enlace no está completo o es de otra encuesta. Tómelo de nuevo de su invitación.',
  spent: 'Este enlace ya se usó: sirve una sola vez. Gracias.',
  answered: 'Ya respondió esta encuesta. Gracias.',
  elsewhere: 'Esta encuesta se responde en su propia página.',
  open: 'Abrirla',
  thanks: 'Gracias',
  in: 'Sus respuestas a «{title}» han llegado.',
  inAnonymous: 'Sus respuestas a «{title}» han llegado, y nada las une con usted.',
  whatNow: 'Qué pasa ahora',
  lastTime: 'Qué pasó la última vez',
  becameOf: 'Qué se hace con las respuestas',
  lastResults: 'Los resultados de «{title}»',
  lastChanges: 'Lo que cambió por respuestas anteriores',
  declined: 'Está bien',
  declinedText: 'Se cuenta que alguien no quiso responder, y nada más.',
  notReminded: 'Aquí no se le recordará.',
  afterAll: 'Responder de todos modos',
  howAsked: 'Cómo se le pregunta',
  stopMail: 'No más correos sobre encuestas',
  stopAll: 'No preguntarme nada durante {days} días',
  nobodyTold: 'No se avisa a nadie. En sus ajustes del hub puede deshacer cualquiera de las dos cosas.',
  mailStopped: 'No recibirá más correos sobre encuestas. Lo que se le pregunta sigue en su página de inicio.',
  allStopped: 'No se le preguntará nada durante {days} días.',
}

const ja: Notices = {
  survey: 'アンケート',
  closed: 'このアンケートは締め切られました。お越しいただきありがとうございます。',
  itsResults: '結果を見る',
  itsResultsInside: '結果を見る（このハブのアカウントが必要です）',
  invitedOnly: 'このアンケートは招待された方のみが対象です。招待状またはホームページのリンクからお進みください。',
  notWhole: 'リンクが不完全か、別のアンケートのものです。招待状からもう一度お進みください。',
  spent: 'このリンクは使用済みです。使えるのは一度だけです。ありがとうございました。',
  answered: 'このアンケートには回答済みです。ありがとうございました。',
  elsewhere: 'このアンケートは専用のページで回答します。',
  open: '開く',
  thanks: 'ありがとうございました',
  in: '「{title}」への回答を受け取りました。',
  inAnonymous: '「{title}」への回答を受け取りました。回答とあなたを結び付けるものはありません。',
  whatNow: '今後について',
  lastTime: '前回の結果',
  becameOf: '回答がどう活かされるか',
  lastResults: '「{title}」の結果',
  lastChanges: 'これまでの回答によって変わったこと',
  declined: '承知しました',
  declinedText: '辞退した人がいたことだけが数えられます。',
  notReminded: 'ここで再びお願いすることはありません。',
  afterAll: 'やはり回答する',
  howAsked: 'アンケートの受け取り方',
  stopMail: 'アンケートのメールを止める',
  stopAll: '{days}日間、何も尋ねない',
  nobodyTold: '誰にも知らされません。どちらもハブの設定で元に戻せます。',
  mailStopped: 'アンケートのメールは届かなくなりました。お願いは引き続きホームページに表示されます。',
  allStopped: '{days}日間、何もお願いしません。',
}

const ALL: Record<string, Notices> = { en, de, fr, es, ja }

/** In which languages they are. */
export const NOTICE_LANGUAGES: readonly string[] = Object.keys(ALL)

/** What the pages around the form say in a language, or its base; in English where there is none. */
export const noticesFor = (language: string): Notices => languageOf(ALL, language) ?? en
