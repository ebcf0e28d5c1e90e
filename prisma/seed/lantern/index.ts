import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Calendar } from '../language/calendar'
import { proposal } from '../language/rfc'
import { session } from '../language/session'
import type { Workspace } from '../language/workspace'
import { PERSONAS } from '../personas'
import { benchmarks } from './benchmarks'
import { offers } from './capabilities'
import { lantern } from './company'
import { innerLoop } from './inner-loop'
import { insights } from './insights'
import { onboarding } from './onboarding'
import { agreed, deliveries, measured } from './outcomes'
import { pulses } from './pulse'
import { CAPACITY, TEAM_WEEKS, items } from './roadmap'

const here = join(process.cwd(), 'prisma/seed/lantern')
const files = (folder: string) =>
  readdirSync(join(here, folder))
    .sort()
    .map((name) => [name, readFileSync(join(here, folder, name), 'utf8')] as const)

/** Half a year at Lantern Freight, told in days before today. */
export function lanternFreight(calendar: Calendar): Workspace {
  const company = lantern()
  return {
    company,
    calendar,
    missions: [
      {
        text: 'We run the tools that engineers at Lantern Freight build and deploy with, and keep them up to date.',
        daysAgo: 200,
        asked: '',
        basedOn: null,
        reviewIn: null,
      },
      {
        text:
          'Engineers at Lantern Freight change production on their first day and sleep on their last on-call ' +
          'night. We build the least that makes this true, and nobody has to use it.',
        daysAgo: 26,
        asked:
          'Eleven engineers of nine teams in interviews, the leads of Payments and Carrier Integrations, and security.',
        basedOn: 'New colleagues spend their first week',
        reviewIn: 64,
      },
    ],
    pm: 'Maren Okafor',
    surveys: [...pulses(company, calendar), onboarding(company), innerLoop(company)],
    benchmarks,
    proposals: files('rfcs').map(([, text], index) => proposal(company, index + 1, text)),
    sessions: files('sessions').map(([name, text]) => session(company, name, text)),
    insights,
    items,
    measured,
    agreed,
    deliveries,
    offers,
    capacity: CAPACITY,
    teamWeeks: TEAM_WEEKS,
    champions: [
      ['Camille Rousseau', 75],
      ['Henrik Solberg', 31],
    ],
    plans: [
      { kind: 'interview', title: 'What a mobile release takes', team: 'Mobile', inDays: 3, by: 'Theo Lindgren' },
      { kind: 'interview', title: 'The first month without shipit', team: 'Warehouse', inDays: 9, by: 'Salma Haddou' },
      { kind: 'embed', title: 'Two weeks with Pricing', team: 'Pricing', inDays: 17, by: 'Theo Lindgren' },
    ],
    quiet: { muted: ['Adaeze Nwosu'], declined: ['Tariq Mansour'], away: ['Yuki Tanabe', 'Ruben Vos', 'Aditi Rao'] },
    personas: PERSONAS,
  }
}
