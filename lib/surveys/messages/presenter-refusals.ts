import { languageOf } from '@/lib/core/text/language'
import type { Reason } from '../answering/rules-reasons'
import { wordsFor } from './presenter-messages'
import { noticesFor } from './presenter-notices'

// The others stand on pages of their own too: in notices.ts, or in the form's words.
const en = {
  notOpen: 'This survey is not open yet.',
  signIn: 'Sign in to answer this survey: it knows who answers. What you typed is kept.',
  keyUsed: 'Your answers from this page are in already. What you changed since was not added.',
  changed: 'This survey was changed while you answered. Look through it once more and send it again.',
  tooFast: 'This survey is getting too many answers at once. Try again in {seconds} seconds.',
  noTeam: 'There is no such team any more. Choose yours again, or none.',
  gone: 'This survey is no longer there.',
  failed: 'Something failed on our side. Nothing was saved; try again.',
} as const
type Own = Record<keyof typeof en, string>

const de: Own = {
  notOpen: 'Diese Umfrage ist noch nicht offen.',
  signIn: 'Melden Sie sich an, um zu antworten: Diese Umfrage weiß, wer antwortet. Was Sie eingegeben haben, bleibt.',
  keyUsed: 'Ihre Antworten von dieser Seite sind schon da. Was Sie seitdem geändert haben, kam nicht dazu.',
  changed:
    'Diese Umfrage wurde geändert, während Sie geantwortet haben. Sehen Sie sie noch einmal durch und senden Sie sie erneut.',
  tooFast:
    'Bei dieser Umfrage gehen gerade zu viele Antworten ein. Versuchen Sie es in {seconds} Sekunden noch einmal.',
  noTeam: 'Dieses Team gibt es nicht mehr. Wählen Sie Ihres noch einmal, oder keines.',
  gone: 'Diese Umfrage gibt es nicht mehr.',
  failed: 'Bei uns ist etwas schiefgegangen. Nichts wurde gespeichert; versuchen Sie es noch einmal.',
}
const fr: Own = {
  notOpen: 'Cette enquête n’est pas encore ouverte.',
  signIn: 'Connectez-vous pour répondre : cette enquête sait qui répond. Ce que vous avez saisi est conservé.',
  keyUsed: 'Vos réponses de cette page sont déjà enregistrées. Ce que vous avez changé depuis n’a pas été ajouté.',
  changed: 'Cette enquête a été modifiée pendant que vous répondiez. Relisez-la et envoyez-la de nouveau.',
  tooFast: 'Cette enquête reçoit trop de réponses à la fois. Réessayez dans {seconds} secondes.',
  noTeam: 'Cette équipe n’existe plus. Choisissez de nouveau la vôtre, ou aucune.',
  gone: 'Cette enquête n’existe plus.',
  failed: 'Un problème est survenu de notre côté. Rien n’a été enregistré ; réessayez.',
}
const es: Own = {
  notOpen: 'Esta encuesta aún no está abierta.',
  signIn: 'Inicie sesión para responder: esta encuesta sabe quién responde. Lo que escribió se conserva.',
  keyUsed: 'Sus respuestas de esta página ya llegaron. Lo que cambió desde entonces no se añadió.',
  changed: 'Esta encuesta se modificó mientras respondía. Revísela y envíela de nuevo.',
  tooFast: 'Esta encuesta está recibiendo demasiadas respuestas a la vez. Inténtelo de nuevo en {seconds} segundos.',
  noTeam: 'Ese equipo ya no existe. Elija de nuevo el suyo, o ninguno.',
  gone: 'Esta encuesta ya no existe.',
  failed: 'Algo falló de nuestro lado. No se guardó nada; inténtelo de nuevo.',
}
const ja: Own = {
  notOpen: 'このアンケートはまだ始まっていません。',
  signIn: '回答するにはサインインしてください。このアンケートでは回答者がわかります。入力内容は保たれています。',
  keyUsed: 'このページからの回答はすでに受け取っています。その後の変更は加えられていません。',
  changed: '回答中にアンケートが変更されました。もう一度ご確認のうえ、送信してください。',
  tooFast: '回答が一度に集中しています。{seconds}秒後にもう一度お試しください。',
  noTeam: 'そのチームは存在しません。もう一度選ぶか、選択を外してください。',
  gone: 'このアンケートはもうありません。',
  failed: 'こちら側で問題が発生しました。何も保存されていません。もう一度お試しください。',
}
const ALL: Readonly<Record<string, Own>> = { en, de, fr, es, ja }

/** What a respondent reads for each reason, in one language; in English where there are no words. Braces are filled in. */
export function refusalsIn(language: string): Record<Reason, string> {
  const { closed, invitedOnly, notWhole, spent, answered } = noticesFor(language)
  return {
    ...(languageOf(ALL, language) ?? en),
    closed,
    invitedOnly,
    notWhole,
    spent,
    answered,
    look: wordsFor(language).look,
  }
}
