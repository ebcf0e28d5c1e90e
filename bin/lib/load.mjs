import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, SourceMap } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getHeapCodeStatistics } from 'node:v8'
import { Script } from 'node:vm'

/** Reasons not to keep what V8 made of a program: where it lies cannot be written, or was made anew meanwhile. */
const LEFT = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOENT']

/**
 * Run a program as programs.mjs made it: a file that holds one function of a CommonJS module, which has the program as an
 * export where several are in it. What V8 made of it is kept beside it when it ends, and taken the next time: to read so
 * much JavaScript is most of what a start costs. The name of the file has the hash of what it holds, since V8 takes
 * anything that was made of a text of the same length.
 */
export function load(url, program) {
  const file = fileURLToPath(url)
  const path = `${file}.${program}-${process.versions.v8}-${process.arch}`
  const { size, cachedData } = kept(path)
  const script = new Script(readFileSync(file, 'utf8'), { filename: file, cachedData })
  const before = script.cachedDataRejected ? 0 : size
  // Another command runs other functions: what is kept grows until it has those that are mostly used.
  process.once('exit', () => {
    if (compiled() > before * MORE) keep(path, script.createCachedData())
  })
  nameSources(file)
  const made = { exports: {} }
  script.runInThisContext()(made.exports, createRequire(file), made, file, dirname(file), url.href)
  made.exports[program]?.()
}

const MORE = 1.1
const compiled = () => getHeapCodeStatistics().bytecode_and_metadata_size

/** What was kept, and how much was compiled then: a number before it. */
function kept(path) {
  try {
    const all = readFileSync(path)
    return all.length > 8 ? { size: all.readDoubleLE(), cachedData: all.subarray(8) } : { size: 0 }
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EACCES') return { size: 0 }
    throw error
  }
}

function keep(path, data) {
  const partial = `${path}.${process.pid}`
  const size = Buffer.alloc(8)
  size.writeDoubleLE(compiled())
  try {
    writeFileSync(partial, Buffer.concat([size, data]))
    renameSync(partial, path)
  } catch (error) {
    if (!LEFT.includes(error.code)) throw error
  }
}

/** From now on a stack names the lines of the sources. Their map is read when the first stack is asked for. */
function nameSources(file) {
  let map
  const placeOf = (frame) => {
    map ??= new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
    const { originalSource, originalLine, originalColumn } = map.findEntry(
      frame.getLineNumber() - 1,
      frame.getColumnNumber() - 1,
    )
    return (
      originalSource &&
      `${new URL(originalSource, `file://${file}`).pathname}:${originalLine + 1}:${originalColumn + 1}`
    )
  }
  Error.prepareStackTrace = (error, frames) => {
    const lines = frames.map((frame) => {
      const said = String(frame)
      const place = frame.getFileName() === file && placeOf(frame)
      return place ? said.replace(`${file}:${frame.getLineNumber()}:${frame.getColumnNumber()}`, () => place) : said
    })
    return [Error.prototype.toString.call(error), ...lines].join('\n    at ')
  }
}
