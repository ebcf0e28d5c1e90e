import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * React empties a form after its action, also after a refusal: what was typed is lost, and a select goes back to what
 * was saved, so that pressing the button again saves that. `usePostedForm` sends the form itself and keeps it.
 */
const OWN_STATE = [
  'components/fieldwork/note-form.tsx',
  'components/rfcs/use-rfc-editor.ts',
  'components/surveys/answer-form.tsx',
  'components/ui/use-posted-form.ts',
]

test('forms are made with the kit: no other component calls useActionState', () => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'app', 'components'], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => /\.tsx?$/.test(path))
  const own = files.filter((path) => /\buseActionState\b/.test(readFileSync(path, 'utf8')))
  expect(own.sort()).toEqual(OWN_STATE)
})
