import { Badge, Status } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { param, withParams, type SearchParams } from '@/lib/core/url'
import type { ParticipantView } from '@/lib/fieldwork/schema'
import { RecordConsent, WithdrawConsent } from './consent-forms'
import { AddParticipant, ChangeParticipant, MergeParticipants } from './participant-forms'
import { consentLabel } from '@/lib/fieldwork/presenter-labels'

/** The parameter of the address that names whose consent is being changed. */
export const PERSON = 'person'

/** Who took part, under the name that may be shown, and what each agreed to. The forms of one of them are on the page, if any. */
export function PeoplePanel({
  session,
  participants,
  among = participants,
  mayWrite,
  params,
}: {
  session: string
  participants: ParticipantView[]
  /** All who took part, where these are the first of many. */
  among?: ParticipantView[]
  mayWrite: boolean
  /** Of the page's address. */
  params: SearchParams
}) {
  const open = among.filter((one) => one.consent.state !== 'withdrawn')
  return (
    <>
      {participants.length === 0 && (
        <p className="text-sm text-ink-3">
          No participant is recorded yet. Add who took part before you highlight their words.
        </p>
      )}
      <ul className="divide-y text-sm">
        {participants.map((one) => (
          <li key={one.id} className="py-2 first:pt-0">
            <p className="flex items-baseline gap-2">
              <span className="min-w-0 truncate text-base font-medium">{one.name}</span>
              {one.role === 'interviewer' && <Badge>interviewer</Badge>}
            </p>
            <Consent
              session={session}
              participant={one}
              mayWrite={mayWrite && one.consent.state !== 'withdrawn'}
              params={params}
            />
          </li>
        ))}
      </ul>
      {mayWrite && <AddParticipant session={session} />}
      {mayWrite && open.length > 1 && (
        <MergeParticipants session={session} people={open.map(({ id, name }) => ({ id, name }))} />
      )}
    </>
  )
}

function Consent({
  session,
  participant,
  mayWrite,
  params,
}: {
  session: string
  participant: ParticipantView
  mayWrite: boolean
  params: SearchParams
}) {
  const { words, tone } = consentLabel(participant)
  const state = (
    <Status tone={tone} className="whitespace-normal">
      {words}
    </Status>
  )
  if (!mayWrite) return state
  const isOpen = param(params, PERSON) === participant.id
  const href = (person: string | undefined) => withParams(params, { [PERSON]: person }) || '?'
  return (
    <>
      <div className="flex items-baseline justify-between gap-2">
        {state}
        <TextLink
          scroll={false}
          aria-expanded={isOpen}
          href={href(isOpen ? undefined : participant.id)}
          className="shrink-0 py-0.5"
        >
          {isOpen ? 'Close' : 'Change'}
          <span className="sr-only"> the consent of {participant.name}</span>
        </TextLink>
      </div>
      {isOpen && (
        <div className="mt-2 space-y-3 rounded-md bg-sunk p-3">
          <RecordConsent
            key={`${participant.consent.scope}${participant.consent.until}`}
            session={session}
            participant={participant}
            done={href(undefined)}
          />
          <ChangeParticipant session={session} participant={participant} />
          <details className="border-t pt-2">
            <summary className="text-bad">Withdraw consent</summary>
            <div className="mt-2">
              <WithdrawConsent session={session} participant={participant} />
            </div>
          </details>
        </div>
      )}
    </>
  )
}
