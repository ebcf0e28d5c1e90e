import { Badge, type Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Input, Textarea } from '@/components/ui/input'
import { Section } from '@/components/ui/page-header'
import { Still } from '@/components/ui/still'
import { approversAction } from '@/lib/rfcs/actions-discuss'
import type { SeatState } from '@/lib/rfcs/rules-approval'
import type { QuorumView, RfcView } from '@/lib/rfcs/presenter'
import { PostForm } from './post-form'
import { count } from './labels'

type Props = {
  rfc: RfcView
  /** What the list of approvers is now, as one types it. */ asked: string
  mayAsk: boolean
  maySetQuorum: boolean
}

const stateNames: Record<SeatState, string> = {
  approved: 'Approved',
  abstained: 'Abstains',
  awaited: 'Awaited',
  away: 'Nobody there',
}
const stateTones: Record<SeatState, Tone> = { approved: 'good', abstained: 'done', awaited: 'active', away: 'warn' }

/** Whose approval is asked for, who has spoken and on which version, and how many are still needed. */
export function Approvals({ rfc, asked, mayAsk, maySetQuorum }: Props) {
  const { quorum, approvals } = rfc
  const seated = new Set(quorum.seats.flatMap((seat) => [...seat.by, ...seat.earlier].map((person) => person.id)))
  const others = approvals.filter((one) => !seated.has(one.person.id))
  if (approvals.length === 0 && quorum.seats.length === 0 && !mayAsk) return null
  return (
    <Section title="Approvals" aside={standing(quorum)} className="max-w-[72ch]">
      <Still>
        <ul className="divide-y text-sm">
          {quorum.seats.map((seat) => (
            <li key={`${seat.kind} ${seat.refId}`} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
              <span className="min-w-0 flex-1 basis-48">
                {seat.name}
                <span className="ml-2 text-ink-3">
                  {seat.kind === 'team' ? peopleOf(seat, approvals) : versionOf(seat, approvals)}
                </span>
              </span>
              <Badge tone={stateTones[seat.state]}>{stateNames[seat.state]}</Badge>
            </li>
          ))}
          {others.map((one) => (
            <li key={one.person.id} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
              <span className="min-w-0 flex-1 basis-48">
                {one.person.name}{' '}
                <span className="ml-2 text-ink-3">
                  {[
                    quorum.seats.length ? 'not asked' : '',
                    one.current || one.version === null ? '' : `version ${one.version}`,
                    one.earlier ? 'an earlier text: not counted' : '',
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </span>
              <Badge tone={one.earlier ? 'neutral' : one.verdict === 'approve' ? 'good' : 'done'}>
                {one.verdict === 'approve' ? 'Approved' : 'Abstains'}
              </Badge>
            </li>
          ))}
        </ul>
      </Still>
      {mayAsk && (
        <details className="mt-3 text-sm">
          <summary className="text-ink-2 hover:text-ink">
            {quorum.seats.length ? 'Change who is asked' : 'Ask for approval'}
          </summary>
          <PostForm
            key={asked}
            action={approversAction}
            values={{ number: rfc.number }}
            label="Whose approval is asked for"
            className="mt-2 max-w-md space-y-3"
          >
            <label className="block">
              <span className="text-ink-2">
                One a line: an e-mail address, or a team’s name. A team speaks through any of its members.
              </span>
              <Textarea name="approvers" rows={3} defaultValue={asked} maxLength={5000} className="mt-1 text-sm" />
            </label>
            {maySetQuorum && (
              <label className="block">
                <span className="text-ink-2">Approvals needed; empty for more than half</span>
                <Input name="quorum" inputMode="numeric" defaultValue={quorum.asked ?? ''} className="mt-1 w-24" />
              </label>
            )}
            <Button type="submit" size="sm">
              Save
            </Button>
          </PostForm>
        </details>
      )}
    </Section>
  )
}

type Seat = QuorumView['seats'][number]

const versionOf = (seat: Seat, approvals: RfcView['approvals']) => {
  const own = approvals.find((one) => [...seat.by, ...seat.earlier].some((person) => person.id === one.person.id))
  if (!own || own.current) return ''
  if (own.version === null) return 'approved an earlier text'
  return own.earlier ? `approved version ${own.version}, which was changed since` : `on version ${own.version}`
}

const peopleOf = (seat: Seat, approvals: RfcView['approvals']) => {
  if (seat.by.length > 0)
    return [`through ${seat.by.map((person) => person.name).join(', ')}`, versionOf(seat, approvals)]
      .filter(Boolean)
      .join(', ')
  const names = seat.awaited.map((person) => person.name)
  if (seat.earlier.length > 0)
    return [seat.earlier.map((person) => person.name).join(', '), versionOf(seat, approvals)].join(' ')
  return names.length > 3 ? `any of ${names.length} people` : names.length > 0 ? `any of ${names.join(', ')}` : ''
}

const standing = (quorum: QuorumView): string =>
  [current(quorum), ...(quorum.earlier ? [`${quorum.earlier} of an earlier text`] : [])].join('; ')

const current = ({ needed, approved, abstained, reached, reachable }: QuorumView): string =>
  needed === 0
    ? [count(approved, 'approval'), ...(abstained ? [count(abstained, 'abstention')] : [])].join(', ')
    : `${approved} of ${needed} needed${reached ? ', enough' : reachable ? '' : '; too few are left to ask'}`
