import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { test } from '@playwright/test'

/**
 * A copy of a Markdown file that no hub has seen: its name and its last line are this attempt's own, so that the
 * first import makes something also when a test runs again in one workspace. `mark` is what makes them so.
 */
export function ownFile(file: string): { path: string; text: string; mark: string } {
  const mark = randomUUID().slice(0, 8)
  const path = test.info().outputPath(`${basename(file, '.md')}-${mark}.md`)
  const text = `${readFileSync(file, 'utf8').trimEnd()}\n\n${mark}\n`
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return { path, text, mark }
}
