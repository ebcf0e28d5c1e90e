/** One line of CSV. Text that a spreadsheet would run as a formula is defused with a leading apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return cells
    .map((cell) => {
      const isNumber = /^[-+]?[\d.,]+(\s?%)?$/u.test(cell)
      const safe = !isNumber && /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell
      return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
    })
    .join(',')
}
