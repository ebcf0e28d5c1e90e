import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { getChampionBrief } from './queries-champions'
import { championBriefSchema } from './schema-champions'

export const championBriefEndpoints = {
  brief: endpoint({
    method: 'GET',
    path: '/champions/{id}/brief',
    summary:
      'What a champion needs to know now: updates, plans, what ends, who is owed an answer, questions of their team',
    access: 'catalog.read',
    params: z.object({ id }),
    answer: championBriefSchema,
    example: { params: { id: 'champion-id' } },
    run: ({ actor, params: { id: champion }, now }) => getChampionBrief(actor, champion, now),
  }),
}
