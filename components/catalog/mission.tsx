import { formatIsoDay } from '@/lib/core/relative-time'
import { Status } from '@/components/ui/badge'
import { ActionForm } from '@/components/ui/action-form'
import { AreaField, TextField } from '@/components/ui/form-fields'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { editMission } from '@/lib/catalog/actions'
import { getMissionLine } from '@/lib/catalog/queries-mission'
import type { Mission, MissionLine as InOneLine } from '@/lib/catalog/schema-mission'
import type { Actor } from '@/lib/core/actor'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'

/** What the evidence of a mission says, as far as the reader may read it. */
export interface MissionPiece {
  id: string
  text: string
}

/** The mission with what it is based on, its versions, and for those who may the form that says it again. */
export function MissionSection(props: {
  mission: Mission
  pieces: readonly MissionPiece[]
  versions: readonly Mission[]
  canEdit: boolean
  now: Date
}) {
  const { mission, pieces, versions, canEdit, now } = props
  const unseen = mission.evidence.length - pieces.length
  return (
    <Section
      title="What the platform team is for"
      aside={
        mission.reviewAt &&
        (mission.reviewDue
          ? `Review was due on ${formatIsoDay(mission.reviewAt)}`
          : `Next review ${formatIsoDay(mission.reviewAt)}`)
      }
    >
      {mission.text ? (
        <p className="max-w-prose text-lg whitespace-pre-line">{mission.text}</p>
      ) : (
        <p className="text-ink-3">Not written yet{canEdit ? '. One or two sentences are enough.' : '.'}</p>
      )}
      {mission.asked && <p className="mt-3 max-w-prose text-sm text-ink-2">Asked before: {mission.asked}</p>}
      {mission.evidence.length > 0 && (
        <div className="mt-3 max-w-prose text-sm">
          <p className="text-ink-2">Based on {plural(mission.evidence.length, 'piece')} of evidence</p>
          <ul className="mt-1 space-y-1">
            {pieces.map((piece) => (
              <li key={piece.id} className="truncate">
                <TextLink href={paths.evidenceItem(piece.id)}>{piece.text}</TextLink>
              </li>
            ))}
          </ul>
          {unseen > 0 && <p className="mt-1 text-ink-3">{plural(unseen, 'piece')} withdrawn or not shown to you.</p>}
        </div>
      )}
      {versions.length > 1 && (
        <details className="mt-3 text-sm">
          <summary className="min-h-6 cursor-pointer text-ink-2">{plural(versions.length, 'version')}</summary>
          <ol className="mt-2 max-w-prose space-y-3">
            {versions.map((one) => (
              <li key={one.version}>
                <p className="text-xs text-ink-3">
                  Version {one.version}
                  {one.at && (
                    <>
                      , <Time at={new Date(one.at)} now={now} />
                    </>
                  )}
                  {one.by && `, ${one.by}`}
                </p>
                <p className="whitespace-pre-line">{one.text}</p>
              </li>
            ))}
          </ol>
        </details>
      )}
      {canEdit && (
        <details className="mt-4">
          <summary className="min-h-6 cursor-pointer text-sm/6 text-ink-2">
            {mission.text ? 'Change it' : 'Write it'}
          </summary>
          <ActionForm action={editMission} submit="Save" className="mt-3" done="Saved.">
            <input type="hidden" name="baseVersion" value={mission.version} />
            <AreaField name="text" label="In the team’s own words" maxLength={2000} defaultValue={mission.text} />
            <AreaField
              name="evidence"
              label="Evidence"
              rows={2}
              optional
              defaultValue={mission.evidence.join('\n')}
              help="Ids or addresses of pieces of evidence, one a line."
            />
            <AreaField
              name="asked"
              label="Who was asked"
              rows={2}
              optional
              maxLength={2000}
              defaultValue={mission.asked}
            />
            <TextField
              name="reviewAt"
              label="Review on"
              type="date"
              optional
              defaultValue={mission.reviewAt ?? ''}
              className="max-w-48"
            />
          </ActionForm>
        </details>
      )}
    </Section>
  )
}

/** The mission in one line, where people decide: which version holds, and whether it was to be looked at again by now. */
export function MissionLine({ mission }: { mission: InOneLine }) {
  if (!mission.text) return null
  const { version, reviewAt, reviewDue } = mission
  return (
    <p className="mb-5 flex max-w-4xl flex-wrap items-baseline gap-x-2 text-sm text-ink-2">
      <span className="line-clamp-4 min-w-0 sm:line-clamp-2">
        <TextLink href={paths.platform()}>Mission</TextLink>
        {': '}
        {mission.text.replace(/\s+/g, ' ')}
      </span>
      <span className="text-xs text-ink-3">
        Version {version}
        {reviewAt && !reviewDue && `, next review ${formatIsoDay(reviewAt)}`}
      </span>
      {reviewAt && reviewDue && <Status tone="warn">Review was due on {formatIsoDay(reviewAt)}</Status>}
    </p>
  )
}

/** The same where the page has not read it. */
export async function MissionHere({ actor, now }: { actor: Actor; now: Date }) {
  return <MissionLine mission={await getMissionLine(actor, now)} />
}
