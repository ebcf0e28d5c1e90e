/** Numbers as spreadsheets of different countries write them. What a comma means is a property of a column, not of a cell. */

/** What stands before the decimals: "1,234.5" or "1.234,5"; `open` where "1.234" may be a thousand and more, or little more than one. */
type Decimal = 'point' | 'comma' | 'open'

const WRITTEN: Readonly<Record<Exclude<Decimal, 'open'>, RegExp>> = {
  point: /^[-+]?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?$/,
  comma: /^[-+]?(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?$/,
}

/** A thousand and more to one reader, with three decimals to another. */
const GROUPED_BY_POINTS = /^[-+]?[1-9]\d{0,2}(?:\.\d{3})+$/

const isWritten = (cell: string): boolean => WRITTEN.point.test(cell) || WRITTEN.comma.test(cell)

/**
 * What stands before the decimals in a column, where its numbers have commas and all fit one notation. Where they fit both ("1,234"
 * in each cell) the file decides: a spreadsheet that writes decimal commas sets cells apart by ";", one that groups thousands by ",".
 * @param separator what sets the cells of the file apart
 * Points alone are decimal points, but for a file of a spreadsheet with decimal commas in which three digits follow each of them.
 * @returns undefined where the numbers are as JavaScript reads them, or nothing decides what a comma means
 */
export function decimalOf(cells: readonly string[], separator: string): Decimal | undefined {
  const numbers = cells.filter(isWritten)
  if (!numbers.some((cell) => cell.includes(','))) {
    const points = numbers.filter((cell) => cell.includes('.'))
    if (separator !== ';' || points.length === 0 || !points.every((cell) => GROUPED_BY_POINTS.test(cell)))
      return undefined
    return points.some((cell) => cell.split('.').length > 2) ? 'comma' : 'open'
  }
  const [point, comma] = [WRITTEN.point, WRITTEN.comma].map((form) => numbers.every((cell) => form.test(cell)))
  if (point && comma) return separator === ';' ? 'comma' : separator === ',' ? 'point' : undefined
  return point ? 'point' : comma ? 'comma' : undefined
}

/**
 * A cell of such a column as JavaScript reads numbers; any other cell as it is. Of an `open` column "1.234" becomes "1234 or 1.234", which
 * is no number, so that whoever reads it names the cell.
 */
export function plainNumber(cell: string, decimal: Decimal | undefined): string {
  if (decimal === 'open') return GROUPED_BY_POINTS.test(cell) ? `${cell.replaceAll('.', '')} or ${cell}` : cell
  if (decimal === undefined || !WRITTEN[decimal].test(cell)) return cell
  return decimal === 'point' ? cell.replaceAll(',', '') : cell.replaceAll('.', '').replace(',', '.')
}
