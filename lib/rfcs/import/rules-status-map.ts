import { z } from 'zod'
import { invalid } from '@/lib/core/errors'
import { statuses } from '../schema'
import type { ReadOptions, SourceFile } from './schema'

const statusMap = z.strictObject({ statuses: z.record(z.string().max(100), z.enum(statuses)) })

/**
 * Reads `{"statuses": {"shipped": "implemented"}}`: words of the files, and what they are here.
 * @throws AppError invalid where the file is another JSON, or none
 */
export function readStatusMap(map: SourceFile | undefined): ReadOptions {
  if (!map) return {}
  let json: unknown
  try {
    json = JSON.parse(map.text)
  } catch (error) {
    throw invalid(`${map.path}: not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const read = statusMap.safeParse(json)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw invalid(
    `${map.path}: ${issue!.path.join('.') || 'the file'}: ${issue!.message}. Known here: ${statuses.join(', ')}.`,
  )
}
