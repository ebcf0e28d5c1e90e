import { z } from 'zod'
import { isoDay } from '@/lib/core/clock'
import { absolute, paths } from '@/lib/core/paths'
import { id } from '@/lib/core/zod'
import { env } from '@/lib/server/env'
import { endpoint } from '@/lib/server/http/endpoint'
import { changeKit } from './commands-kit'
import { kitMarkdown } from './presenter-kit'
import { getKit } from './queries-kit'
import { kitChange, kitSchema } from './schema-kit'

const params = z.object({ id })

export const kitEndpoints = {
  get: endpoint({
    method: 'GET',
    path: '/capabilities/{id}/kit',
    summary: 'The onboarding kit of a capability, part by part, with what is missing in each',
    access: 'catalog.read',
    params,
    answer: kitSchema,
    example: { params: { id: 'capability-id' } },
    run: ({ actor, params: { id: capability }, now }) => getKit(actor, capability, now),
  }),
  change: endpoint({
    method: 'PUT',
    path: '/capabilities/{id}/kit',
    summary: 'Change what is written of a kit; what is left out stays',
    access: 'catalog.write',
    params,
    body: kitChange,
    answer: kitSchema,
    example: {
      params: { id: 'capability-id' },
      body: { begin: '1. Install the tool.\n2. Run `runners init`.', channel: '#runners', baseVersion: 0 },
    },
    run: ({ actor, params: { id: capability }, body, now }) => changeKit(actor, capability, body, now),
  }),
  file: endpoint({
    method: 'GET',
    path: '/capabilities/{id}/kit.md',
    summary: 'The onboarding kit of a capability in Markdown',
    access: 'catalog.read',
    params,
    answer: z.unknown(),
    produces: 'text/markdown',
    example: { params: { id: 'capability-id' } },
    run: async ({ actor, params: { id: capability }, now }) => {
      const url = absolute(env().BASE_URL, paths.capabilityKit(capability))
      return new Response(kitMarkdown(await getKit(actor, capability, now), url, isoDay(now)), {
        headers: { 'content-type': 'text/markdown; charset=utf-8', 'cache-control': 'no-store' },
      })
    },
  }),
}
