import { rooms } from '@/lib/rooms'
import { sendDueMails, type SendOptions } from '@/lib/server/mail-sender'

/** Sends what is due now, as the job of each minute does. */
export const sendMails = (options?: SendOptions): Promise<void> =>
  sendDueMails(
    rooms.flatMap((room) => room.mails ?? []),
    options,
  )
