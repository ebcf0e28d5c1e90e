import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { erasePerson } from './commands-erase'
import { erasedSchema } from './schema'

const byId = z.object({ id })
const exampleId = '7b0c1f7e-6f0b-4a55-9b4e-0d6f3f1f4f10'

export const endpoints = {
  erase: endpoint({
    method: 'POST',
    path: '/people/{id}/erase',
    summary: 'Withdraw a person’s consent and erase them: their quotes leave every room, what stood on them is scored again',
    access: 'signed-in',
    params: byId,
    answer: erasedSchema,
    example: { params: { id: exampleId } },
    run: async ({ actor, params, now }) => {
      const { rooms } = await import('@/lib/rooms')
      return erasePerson(actor, params.id, rooms, now)
    },
  }),
}
