/**
 * A hub at work on an anonymous survey, in a process of its own so that everything it logs can be read: it mails invitations through the
 * real queue, takes answers over REST, good and bad, reminds, and closes. Prints what it made as one line of JSON.
 */
import { allJobs } from '@/lib/rooms'
import { closeDb, db } from '@/lib/server/db'
import { drainOutbox, startJobs } from '@/lib/server/job-runner'
import { surveyEndpoints } from '@/lib/surveys/api'
import { createSurvey } from '@/lib/surveys/commands'
import { inviteToSurvey } from '@/lib/distribution/commands-invite'
import { startReminders } from '@/lib/distribution/commands-schedules'
import { inviteInput } from '@/lib/distribution/schema'
import { singleUseLinkOf } from '@/lib/surveys/answering/queries-single-use-link'
import { actorOf, makePerson, makeTeam } from '../db/make'
import { call, tokens } from './rest'
import { closeSurvey } from '@/lib/results/commands-close'
import { openSurvey } from '@/lib/surveys/commands-status'

const now = new Date()
const team = await makeTeam({ name: 'Payments', headcount: 40 })
const pm = actorOf(await makePerson({ role: 'pm' }))
const people = []
for (let index = 0; index < 30; index++)
  people.push(await makePerson({ team, email: `secret-address-${index}@example.test` }))
const { developer } = await tokens()

const stop = await startJobs(allJobs())
const made = await createSurvey(
  pm,
  {
    title: 'Deploys',
    anonymity: 'anonymous',
    invitedOnly: true,
    remindAfter: [1],
    questions: [{ key: 'q', type: 'longtext', label: 'Why?' }],
  },
  now,
)
const survey = await openSurvey(pm, made.id, now)
await inviteToSurvey(pm, survey.id, inviteInput.parse({ audience: { teams: [team.id] } }), now)
while ((await db.surveyInvitation.count({ where: { mail: 'waiting' } })) > 0)
  await new Promise((resolve) => setTimeout(resolve, 50))

const tickets = people.map((person) => singleUseLinkOf(survey.id, person.id, 1))
const send = (ticket: string, text: string, token?: string) =>
  call(surveyEndpoints.answer, token, {
    params: { token: survey.publicToken },
    body: { answers: { q: text }, ticket },
    headers: { 'idempotency-key': `form of ${ticket}` },
  })
const statuses: number[] = []
for (const [index, ticket] of tickets.slice(0, 20).entries())
  statuses.push((await send(ticket, `answer of ${index}`, index % 3 === 0 ? developer : undefined)).status)
for (const wrong of [`${tickets[21]}x`, tickets[0]!, 'nonsense']) statuses.push((await send(wrong, 'another')).status)
statuses.push(
  (
    await call(surveyEndpoints.answer, undefined, {
      params: { token: survey.publicToken },
      body: { answers: { q: 7 }, ticket: tickets[22] },
    })
  ).status,
)
statuses.push(
  (await call(surveyEndpoints.refuse, undefined, { params: { token: survey.publicToken }, query: { t: tickets[23] } }))
    .status,
)
await startReminders(new Date(now.getTime() + 2 * 86_400_000))
await drainOutbox(allJobs())
// The queue may have taken the round first; once the survey is closed, nobody is reminded.
while (
  (await db.surveyInvitation.count({ where: { mail: 'sent', reminded: 0 } })) +
    (await db.mail.count({ where: { kind: 'survey.reminder' } })) >
  0
)
  await new Promise((resolve) => setTimeout(resolve, 50))
await closeSurvey(pm, survey.id, now)
await drainOutbox(allJobs())
await stop()
await closeDb()
process.stdout.write(
  `${JSON.stringify({ surveyId: survey.id, people: people.map((person) => person.id), tickets, statuses })}\n`,
)
