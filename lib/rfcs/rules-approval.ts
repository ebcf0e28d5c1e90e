import type { Verdict } from './schema'

/** Somebody who may speak for a seat, as they are today. */
export type Member = { id: string; name: string; away: boolean }
/** A seat at the table: one person, or a team, for which any of its members can speak. */
export type ApprovalRequest = { kind: 'person' | 'team'; refId: string; name: string; members: readonly Member[] }
/** `earlier`: given on a text that a material edit has changed since. It is kept, and does not count any more. */
export type Answer = { personId: string; teamId: string | null; verdict: Verdict | null; earlier?: boolean }

/**
 * Whether an answer was given on a text that a material edit has changed since. Of one without a version nobody knows the text: it
 * counts as one of an earlier.
 */
export const isEarlier = ({ version }: { version: number | null }, lastMaterial: number): boolean =>
  version === null || version < lastMaterial

/** `away`: nobody who could answer is here. It is asked again by itself when somebody is. */
export type SeatState = 'approved' | 'abstained' | 'awaited' | 'away'
export type Seat = {
  kind: ApprovalRequest['kind']
  refId: string
  name: string
  state: SeatState
  /** Who answered. */ by: string[]
  /** Who approved an earlier text: asked again. */ earlier: string[]
  /** Who is awaited. */ awaited: string[]
}

/**
 * Seats as they stand now. Teams change and people go on leave, so this is counted afresh each time; an answer stays: a team's seat that
 * a member filled remains filled when they move on, they fill their new team's seat too, and who has answered is not awaited again
 * until a material edit changes the text that they answered on.
 * Its authors fill no seat.
 */
export const seatsOf = (
  asked: readonly ApprovalRequest[],
  answers: readonly Answer[],
  authors: readonly string[],
): Seat[] =>
  asked.flatMap(({ kind, refId, name, members }): Seat[] => {
    if (kind === 'person' && authors.includes(refId)) return []
    const now = new Set(members.map((member) => member.id))
    const ever = answers.filter(
      (answer) =>
        answer.verdict !== null &&
        !authors.includes(answer.personId) &&
        (kind === 'person' ? answer.personId === refId : answer.teamId === refId || now.has(answer.personId)),
    )
    const given = ever.filter((answer) => !answer.earlier)
    const earlier = ever.filter((answer) => answer.earlier && answer.verdict === 'approve').map((one) => one.personId)
    const approved = given.filter((answer) => answer.verdict === 'approve')
    const spoke = new Set(given.map((answer) => answer.personId))
    const others = members.filter((member) => !authors.includes(member.id) && !spoke.has(member.id))
    const here = others.filter((member) => !member.away)
    if (given.length > 0) {
      return [
        {
          kind,
          refId,
          name,
          state: approved.length > 0 ? 'approved' : 'abstained',
          by: (approved.length > 0 ? approved : given).map((one) => one.personId),
          earlier,
          awaited: [],
        },
      ]
    }
    return [
      {
        kind,
        refId,
        name,
        state: here.length > 0 ? 'awaited' : 'away',
        by: [],
        earlier,
        awaited: here.map((member) => member.id),
      },
    ]
  })

export type Tally = {
  seats: Seat[]
  approved: number
  abstained: number
  awaited: number
  /** Approvals of earlier texts, which do not count. */ earlier: number
  needed: number
  reached: boolean
  /** Whether those still awaited could make up what is missing. */ reachable: boolean
}

/**
 * Counts seats. Needed is the RFC's quorum, else more than half of the seats that do not abstain and have somebody there (at least one).
 * Where nobody in particular is asked, everybody's approval counts, and none is needed unless there is a quorum.
 */
export const tally = (seats: readonly Seat[], answers: readonly Answer[], quorum: number | null): Tally => {
  const count = (state: SeatState) => seats.filter((seat) => seat.state === state).length
  const anyone = seats.length === 0
  const current = answers.filter((answer) => !answer.earlier)
  const approved = anyone ? current.filter((answer) => answer.verdict === 'approve').length : count('approved')
  const abstained = anyone ? current.filter((answer) => answer.verdict === 'abstain').length : count('abstained')
  const awaited = count('awaited')
  const needed = quorum ?? (anyone ? 0 : Math.max(1, Math.floor((approved + awaited) / 2) + 1))
  return {
    seats: [...seats],
    approved,
    abstained,
    awaited,
    earlier: answers.filter((answer) => answer.earlier && answer.verdict === 'approve').length,
    needed,
    reached: approved >= needed,
    reachable: anyone || approved + awaited >= needed,
  }
}

/** Hours before the end of a stage at which those who are awaited are reminded. */
export const nudgeHours = [72, 24] as const
/** Nobody is reminded within a day of being asked. */
export const nudgeRest = 24
const hourMs = 3_600_000

/** How many reminders should have been sent by now; 0 without an end. */
export const nudgesDue = (endsAt: Date | null, now: Date): number =>
  endsAt === null ? 0 : nudgeHours.filter((hours) => now.getTime() >= endsAt.getTime() - hours * hourMs).length

/** Whether somebody awaited is reminded now: a reminder is due that they have not had, and they were not only just asked. */
export const shouldNudge = (
  one: { askedAt: Date | null; nudgedAt: Date | null; nudges: number },
  endsAt: Date | null,
  now: Date,
): boolean => {
  const last = Math.max(one.askedAt?.getTime() ?? 0, one.nudgedAt?.getTime() ?? 0)
  return (
    nudgesDue(endsAt, now) > one.nudges && now.getTime() - last >= nudgeRest * hourMs && endsAt !== null && now < endsAt
  )
}
