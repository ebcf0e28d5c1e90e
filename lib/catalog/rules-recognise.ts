import { headOfTable } from '@/lib/core/text/csv'
import type { Recognised } from '@/lib/core/imports'

/** Columns that only a list of capabilities has. */
const OWN: ReadonlySet<string> = new Set([
  'stage',
  'lifecycle',
  'golden path',
  'golden path supported',
  'last day',
  'replacement',
])

/** Whether a text is a file of Backstage and no table: it says of which interface it is. */
export const isCatalog = ({ path, text }: { path: string; text: string }): boolean =>
  /^apiVersion:/m.test(text.slice(0, 20_000)) || /\.ya?ml$/i.test(path)

/** Whether a file is a catalogue of capabilities: of Backstage, or a table that names them with their stages or golden paths. */
export function recogniseCapabilities(file: { path: string; text: string }): Recognised | null {
  if (/^apiVersion:\s*["']?backstage\.io\//m.test(file.text.slice(0, 20_000)))
    return { confidence: 0.97, shape: 'Backstage' }
  const columns = headOfTable(file.text)
  if (columns.includes('capability') && columns.some((one) => OWN.has(one)))
    return { confidence: 0.95, shape: 'List of capabilities' }
  return columns.includes('name') && !columns.includes('email') && columns.filter((one) => OWN.has(one)).length > 0
    ? { confidence: 0.85, shape: 'List of capabilities' }
    : null
}
