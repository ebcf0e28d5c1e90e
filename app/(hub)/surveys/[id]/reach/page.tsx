import type { Metadata } from 'next'
import { InviteForm } from '@/components/distribution/invite-form'
import { AudienceForm } from '@/components/distribution/audience-form'
import { PlanFacts } from '@/components/distribution/audience-plan'
import { ScheduleForm } from '@/components/distribution/schedule-form'
import { ScheduleList } from '@/components/distribution/schedule-list'
import { SurveyHeader } from '@/components/surveys/survey-header'
import { CopyLink } from '@/components/surveys/copy-link'
import { ChannelsForm, DistributionChannels } from '@/components/distribution/distribution-channels'
import { Section } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/link'
import { DAY_MS, isoDay, systemClock } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { formatDay, formatMoment } from '@/lib/core/relative-time'
import type { SearchParams } from '@/lib/core/url'
import { embedOrigins } from '@/lib/server/env'
import { getInvitations, planAudience, getAudienceChoices, type Invitations } from '@/lib/distribution/queries-invite'
import { getSchedules } from '@/lib/distribution/queries-schedules'
import { audienceOf } from '@/lib/distribution/schema-form'
import { surveyOfPage } from '../../page-survey'

export const metadata: Metadata = { title: 'Audience' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function ReachPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const { actor, survey } = await surveyOfPage(id, 'survey.write')
  const now = systemClock()
  const { audience, problem } = audienceOf(query)
  const [choices, plan, invitations, schedules] = await Promise.all([
    getAudienceChoices(actor, audience),
    planAudience(actor, survey, audience, now),
    getInvitations(actor, survey.id),
    getSchedules(actor, survey.id),
  ])
  const { asks, days, restDays } = choices.contactLimits
  const mayAnswer = survey.anonymity === 'anonymous' ? 'Anyone who has it' : 'Anyone who has it and signs in'
  return (
    <>
      <SurveyHeader survey={survey} tab="reach" mayWrite />
      {/* Under the tabs, whose rule is theirs too. */}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 xl:grid-cols-2 [&>section:first-child]:border-t-0 [&>section:first-child]:pt-0 xl:[&>section]:border-t-0 xl:[&>section]:pt-0">
        {survey.status === 'open' && (
          <Section title="Link">
            <CopyLink url={survey.publicUrl} />
            <p className="mt-2 text-sm text-ink-2">
              {survey.invitedOnly
                ? 'The survey is by invitation: each person has a link of their own, and this one only says so.'
                : `${mayAnswer} can answer. Invitations and reminders are below.`}
            </p>
          </Section>
        )}
        {invitations.invited > 0 && (
          <Section title="Invited so far">
            <Invited invitations={invitations} />
          </Section>
        )}
      </div>
      <Section
        title="Who is asked"
        aside={
          <TextLink href={paths.surveySchedules()}>
            At most {plural(asks, 'ask')} in {days} days, {plural(restDays, 'day')} apart
          </TextLink>
        }
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-8 xl:grid-cols-2">
          <AudienceForm audience={audience} choices={choices} problem={problem} />
          <div className="space-y-5">
            <PlanFacts plan={plan} minimum={survey.minScore} />
            {survey.status === 'open' ? (
              <InviteForm
                id={survey.id}
                audience={audience}
                count={plan.invited}
                tired={plan.limitReached}
                mailOn={choices.mailOn}
                least={survey.anonymity === 'anonymous' ? survey.minScore : 1}
              />
            ) : (
              <p className="text-ink-2">Invitations go out once the survey is open, or with each wave below.</p>
            )}
          </div>
        </div>
      </Section>
      <Section id="repeat" title="Repeat">
        {survey.wave !== null ? (
          <p className="text-ink-2">
            This is wave {survey.wave} of its series; its schedule is on{' '}
            <TextLink href={paths.surveySchedules()}>the page of schedules</TextLink>.
          </p>
        ) : (
          <div className="space-y-6">
            {schedules.length > 0 && <ScheduleList schedules={schedules} />}
            <p className="max-w-prose text-ink-2">
              Each wave is a survey of its own with the questions, teams and people as they are on its day, asked of the
              audience above. A sample is drawn anew: those first who were asked longest ago.
            </p>
            <ScheduleForm
              id={survey.id}
              audience={audience}
              tomorrow={isoDay(new Date(now.getTime() + DAY_MS))}
              mailOn={choices.mailOn}
            />
          </div>
        )}
      </Section>
      <Section id="links" title="Links and embed">
        <DistributionChannels survey={survey} frames={embedOrigins()} />
      </Section>
      <Section id="access" title="Access and reminders">
        <ChannelsForm survey={survey} />
      </Section>
    </>
  )
}

/** Teams that are named, those with the most people invited first. */
const MAX_TEAMS = 20

function Invited({ invitations }: { invitations: Invitations }) {
  const { invited, refused, failed, lastDay, teams } = invitations
  return (
    <div className="space-y-2">
      <p className="text-md">
        {plural(invited, 'person', 'people')}
        {lastDay && `, last on ${formatDay(lastDay)}`}
        {refused > 0 && (
          <span className="text-warn">. {plural(refused, 'mail')} refused by the mail server for good</span>
        )}
        {failed > 0 && <span className="text-warn">. {plural(failed, 'mail')} given up after three days</span>}.
      </p>
      <Waiting invitations={invitations} />
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-2">
        {teams.slice(0, MAX_TEAMS).map((team) => (
          <li key={team.name} className="whitespace-nowrap">
            {team.name}{' '}
            <span className="tabular-nums">
              {team.headcount && team.headcount >= team.invited ? `${team.invited} of ${team.headcount}` : team.invited}
            </span>
          </li>
        ))}
        {teams.length > MAX_TEAMS && <li>and {plural(teams.length - MAX_TEAMS, 'more team')}</li>}
      </ul>
    </div>
  )
}

/** How the mails stand that were not sent yet. */
function Waiting({ invitations: { waiting, trouble, waitingSince } }: { invitations: Invitations }) {
  if (waiting === 0) return null
  const mails = plural(waiting, 'mail')
  if (!trouble) return <p className="text-sm text-ink-2">{mails} on the way.</p>
  return (
    <p className="text-sm text-warn">
      {mails} not sent yet{waitingSince && `, the oldest since ${formatMoment(waitingSince)}`}: the mail server does not
      take them ({trouble}). Each is tried again for three days and sent once.
    </p>
  )
}
