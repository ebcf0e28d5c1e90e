import { Check } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/page-header'
import { can, type Actor } from '@/lib/core/actor'
import type { Action } from '@/lib/core/permissions'
import { paths } from '@/lib/core/paths'
import type { FirstStep } from '@/lib/platform/rules-first-week'

interface StepWords {
  what: string
  why: string
  verb: string
  href: string
  /** Who can do it. */
  needs: Action
}

const STEPS: Record<FirstStep, StepWords> = {
  teams: {
    what: 'Add your teams and people',
    why: 'Every figure is a share of the people who could have been heard.',
    verb: 'Import people',
    href: paths.personNew(),
    needs: 'person.write',
  },
  'platform-team': {
    what: 'Mark the platform team',
    why: 'It builds the platform, so it is left out of every figure about its users.',
    verb: 'Open teams',
    href: paths.people({ view: 'teams' }),
    needs: 'team.write',
  },
  mission: {
    what: 'Write what the platform team is for',
    why: 'One or two sentences that everybody reads on Home.',
    verb: 'Write it',
    href: paths.platform(),
    needs: 'mission.write',
  },
  'sign-in': {
    what: 'Let everybody sign in',
    why: 'Single sign-on, or links by email; it is set where the hub is started.',
    verb: 'Open health',
    href: paths.health(),
    needs: 'settings.write',
  },
  mail: {
    what: 'Send a test mail',
    why: 'Invitations and “you said, we did” are sent by mail.',
    verb: 'Test mail',
    href: paths.health(),
    needs: 'settings.write',
  },
  'second-admin': {
    what: 'Make a second person an admin',
    why: 'One admin on leave is none.',
    verb: 'Open people',
    href: paths.people({ q: 'is:active' }),
    needs: 'person.write',
  },
  'first-survey': {
    what: 'Open a first pulse',
    why: 'Start from a template: few questions, anonymous, answered in minutes.',
    verb: 'Choose a template',
    href: paths.surveyNew(),
    needs: 'survey.write',
  },
  'first-interview': {
    what: 'Talk to somebody',
    why: 'Half an hour with one developer says why the figures are as they are.',
    verb: 'Plan an interview',
    href: paths.sessionNew({ kind: 'interview' }),
    needs: 'session.write',
  },
}

/** The first week of a workspace: what is done, and the next things with the way to do them. */
export function FirstWeek({ steps, actor }: { steps: { step: FirstStep; done: boolean }[]; actor: Actor }) {
  const left = steps.filter((one) => !one.done).length
  if (left === 0) return null
  return (
    <Section title="First week" id="first-week" aside={`${steps.length - left} of ${steps.length} done`}>
      <ol className="divide-y border-y">
        {steps.map(({ step, done }) => {
          const { what, why, verb, href, needs } = STEPS[step]
          return (
            <li key={step} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span
                aria-hidden
                className={
                  'flex size-4.5 shrink-0 items-center justify-center rounded-full border-[1.5px] ' +
                  (done ? 'border-accent bg-accent text-accent-ink' : 'border-edge')
                }
              >
                {done && <Check className="size-3" strokeWidth={3} />}
              </span>
              <span className="min-w-0 flex-1 basis-64">
                <span className={done ? 'text-ink-3' : 'font-medium'}>
                  {what}
                  <span className="sr-only">{done ? ', done' : ', to do'}</span>
                </span>
                {!done && <span className="block text-sm text-ink-2">{why}</span>}
              </span>
              {!done &&
                (can(actor, needs) ? (
                  <ButtonLink href={href} size="sm" aria-label={`${verb}: ${what}`}>
                    {verb}
                  </ButtonLink>
                ) : (
                  <span className="text-sm text-ink-3">
                    {can(actor, 'survey.write') && needs === 'mission.write' ? 'A PM does this' : 'An admin does this'}
                  </span>
                ))}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
