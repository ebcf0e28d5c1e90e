import JSON5 from 'json5'
import { invalid } from '@/lib/core/errors'

/**
 * A JSON file, or one of the looser kind people write by hand (unquoted names, single quotes, comments, trailing commas).
 * @throws AppError invalid with line and column of what is wrong
 */
export function parseLooseJson(text: string, file: string): unknown {
  const source = text.replace(/^\uFEFF/, '')
  try {
    return JSON.parse(source)
  } catch (strict) {
    if (!(strict instanceof SyntaxError)) throw invalid(`${file}: nested too deeply to be read.`)
  }
  try {
    return JSON5.parse(source)
  } catch (error) {
    const { lineNumber, columnNumber, message } = error as Error & { lineNumber?: number; columnNumber?: number }
    const where = lineNumber === undefined ? '' : `:${lineNumber}:${columnNumber}`
    throw invalid(`${file}${where}: this is not JSON (${message.replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, '')}).`)
  }
}
