import { headOfTable } from '@/lib/core/text/csv'
import type { Recognised } from '@/lib/core/imports'
import { columnOf } from './rules-import'

const has = (text: string, wanted: readonly string[]): boolean => {
  const names = headOfTable(text).map(columnOf)
  return wanted.every((name) => names.includes(name))
}

/** Whether a file is a table of measurements. Of columns that a list of anything has, a sender's own words are surer. */
export const recogniseMetrics = ({ text }: { text: string }): Recognised | null =>
  has(text, ['metric', 'at', 'value'])
    ? { confidence: headOfTable(text).includes('metric') ? 0.95 : 0.7, shape: 'Measurements' }
    : null

/** Whether a file is a table of deployments and incidents. */
export const recogniseEvents = ({ text }: { text: string }): Recognised | null =>
  has(text, ['kind', 'id', 'at']) && /\b(deployment|incident)\b/i.test(text.slice(0, 20_000))
    ? { confidence: 0.95, shape: 'Deployments and incidents' }
    : null
