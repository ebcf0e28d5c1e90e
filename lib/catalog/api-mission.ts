import { endpoint } from '@/lib/server/http/endpoint'
import { changeMission } from './commands-mission'
import { getMission, listMissionVersions } from './queries-mission'
import { missionInput, missionPage, missionQuery, missionSchema } from './schema-mission'

export const missionEndpoints = {
  get: endpoint({
    method: 'GET',
    path: '/mission',
    summary: 'What the platform team is for, with the evidence it is based on and who was asked',
    access: 'me.read',
    answer: missionSchema,
    example: {},
    run: ({ actor, now }) => getMission(actor, now),
  }),
  change: endpoint({
    method: 'PUT',
    path: '/mission',
    summary: 'Say what the platform team is for; what was said before stays as a version',
    access: 'mission.write',
    body: missionInput,
    answer: missionSchema,
    example: { body: { text: 'Every team ships to production on its first day.', asked: 'Six teams, in interviews' } },
    run: ({ actor, body, now }) => changeMission(actor, body, now),
  }),
  versions: endpoint({
    method: 'GET',
    path: '/mission/versions',
    summary: 'Every version of the mission, the newest first',
    access: 'me.read',
    query: missionQuery,
    answer: missionPage,
    example: { query: { limit: 10 } },
    run: ({ actor, query, now }) => listMissionVersions(actor, query, now),
  }),
}
