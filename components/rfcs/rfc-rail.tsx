import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Still } from '@/components/ui/still'
import { plural } from '@/lib/core/format'
import { approveAction } from '@/lib/rfcs/actions'
import { STATUS_LABELS } from '@/lib/rfcs/presenter-labels'
import type { RfcView } from '@/lib/rfcs/presenter'
import { PostForm } from './post-form'

/** Names of one kind that the rail has room for. */
const NAMES = 6

export interface RfcRailProps {
  rfc: RfcView
  /** Who is reading. */
  me: string
  mayApprove: boolean
  /** Pieces of evidence that the text links to, and links to other RFCs and items. */
  evidence: number
  links: number
}

/** Beside the text, in sight while it is read: where the RFC stands, what this reader can decide, and what stops it. */
export function RfcRail({ rfc, me, mayApprove, evidence, links }: RfcRailProps) {
  const { quorum, stage } = rfc
  const blockers = [...rfc.concerns, ...rfc.holds].filter((one) => !one.resolved)
  return (
    <dl className="rfc-facts">
      <Fact name="State">{STATUS_LABELS[rfc.status]}</Fact>
      {(stage.approvable || rfc.approvals.length > 0) && (
        <Fact name="Approvals">
          <Still>
            {quorum.needed > 0 ? `${quorum.approved} of ${quorum.needed} needed` : quorum.approved}
            <Seats quorum={quorum} />
          </Still>
          {mayApprove && <Decide rfc={rfc} me={me} />}
        </Fact>
      )}
      <Fact name="Blockers">
        <Still>
          {blockers.length === 0 ? 'None' : plural(blockers.length, 'open one')}
          {blockers.length > 0 && (
            <ul className="mt-1 space-y-1">
              {blockers.slice(0, NAMES).map((one) => (
                <li key={one.id}>
                  <a href={`#comment-${one.id}`} className="text-accent hover:underline">
                    {one.kind === 'hold' ? 'Hold' : 'Concern'} of {one.author.name}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Still>
      </Fact>
      <Fact name="Evidence">
        {evidence === 0 ? 'None linked' : <a href="#evidence">{plural(evidence, 'piece')}</a>}
      </Fact>
      {links > 0 && (
        <Fact name="Links">
          <a href="#links">{plural(links, 'link')}</a>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const MARKS = { approved: '✓', abstained: '–', awaited: '…', away: '…' } as const
const MARK_WORDS = { approved: 'approved', abstained: 'abstains', awaited: 'awaited', away: 'nobody there' } as const

function Seats({ quorum: { seats } }: { quorum: RfcView['quorum'] }) {
  if (seats.length === 0) return null
  return (
    <ul className="mt-1 text-ink-2">
      {seats.slice(0, NAMES).map((seat) => (
        <li key={`${seat.kind} ${seat.refId}`} className="flex gap-1.5">
          <span aria-hidden className={seat.state === 'approved' ? 'w-3 text-good' : 'w-3 text-ink-3'}>
            {MARKS[seat.state]}
          </span>
          <span className="min-w-0 truncate">{seat.name}</span>
          <span className="sr-only">, {MARK_WORDS[seat.state]}</span>
        </li>
      ))}
      {seats.length > NAMES && <li className="pl-4.5 text-ink-3">and {seats.length - NAMES} more</li>}
    </ul>
  )
}

/** The reader's own approval of the text as it stands: given already, or to give. */
function Decide({ rfc, me }: { rfc: RfcView; me: string }) {
  const own = rfc.approvals.find((one) => one.person.id === me && !one.earlier)
  const isWanted = rfc.quorum.seats.some((seat) => seat.awaited.some((person) => person.id === me))
  return (
    <>
      {own && (
        <p className="mt-2 text-ink-2">
          You {own.verdict === 'approve' ? 'approved' : 'abstained from'} version {own.version}.
        </p>
      )}
      {!own?.current && (
        <div data-approval>
          <PostForm
            action={approveAction}
            values={{ number: rfc.number, version: rfc.version }}
            label="Your approval"
            className="mt-2 flex flex-wrap gap-2"
          >
            <Button type="submit" size="sm" variant={isWanted ? 'primary' : 'secondary'} name="verdict" value="approve">
              Approve version {rfc.version}
            </Button>
            <Button type="submit" size="sm" variant="ghost" name="verdict" value="abstain">
              Abstain
            </Button>
          </PostForm>
        </div>
      )}
    </>
  )
}
