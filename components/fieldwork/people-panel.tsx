import { Status } from '@/components/ui/badge'
import type { ParticipantView } from '@/lib/fieldwork/schema'
import { ConsentMenu } from './consent-menu'
import { consentWords } from './words'

/** Who took part, under the name that may be shown, and what each agreed to. */
export function PeoplePanel({ session, participants, mayWrite }: { session: string; participants: ParticipantView[]; mayWrite: boolean }) {
  if (participants.length === 0) return <p className="text-sm text-ink-3">Nobody is recorded.</p>
  return (
    <ul className="divide-y">
      {participants.map((one) => {
        const { words, tone } = consentWords(one)
        return (
          <li key={one.id} className="flex items-start justify-between gap-2 py-2">
            <div className="min-w-0">
              <p className="truncate font-medium">
                {one.name} {one.role === 'interviewer' && <span className="font-normal text-ink-3">asked</span>}
              </p>
              <Status tone={tone} className="whitespace-normal">{words}</Status>
            </div>
            {mayWrite && one.consent.state !== 'withdrawn' && <ConsentMenu session={session} participant={one} />}
          </li>
        )
      })}
    </ul>
  )
}
