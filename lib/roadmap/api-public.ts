import { endpoint } from '@/lib/server/http/endpoint'
import { openRoadmap } from './commands-public'
import { getPublicRoadmap } from './queries-public'
import { publicRoadmapSchema, publicSettingSchema } from './schema-public'

export const publicEndpoints = {
  read: endpoint({
    method: 'GET',
    path: '/public/roadmap',
    summary: 'The published roadmap, without signing in, where an admin has opened it',
    access: 'public',
    answer: publicRoadmapSchema,
    example: {},
    run: () => getPublicRoadmap(),
  }),
  open: endpoint({
    method: 'PUT',
    path: '/public/roadmap',
    summary: 'Open the published roadmap to everyone without signing in, or close it',
    access: 'settings.write',
    body: publicSettingSchema,
    answer: publicSettingSchema,
    example: { body: { open: true } },
    run: ({ actor, body }) => openRoadmap(actor, body.open),
  }),
}
