import { z } from 'zod'
import { invalid } from '@/lib/core/errors'
import { statuses } from '../schema'
import { SAMENESS, type ReadOptions, type SaidSame, type SourceFile } from './schema'

const statusMap = z.strictObject({
  statuses: z.record(z.string().max(100), z.enum(statuses)).optional(),
  same: z.record(z.string().max(500), z.enum(SAMENESS)).optional(),
})

/**
 * Reads `{"statuses": {"shipped": "implemented"}, "same": {"adr/0001-x.md": "new"}}`: words of the files, and what they are here; and of
 * files that look like an RFC here, whether they are that one.
 * @throws AppError invalid where the file is another JSON, or none
 */
export function readStatusMap(map: SourceFile | undefined): ReadOptions & { same?: SaidSame } {
  if (!map) return {}
  let json: unknown
  try {
    json = JSON.parse(map.text)
  } catch (error) {
    throw invalid(`${map.path}: not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const read = statusMap.safeParse(json)
  if (read.success) {
    const { statuses: said, same } = read.data
    return { ...(said && { statuses: said }), ...(same && { same }) }
  }
  const [issue] = read.error.issues
  throw invalid(
    `${map.path}: ${issue!.path.join('.') || 'the file'}: ${issue!.message}. Known here: ${statuses.join(', ')}.`,
  )
}
