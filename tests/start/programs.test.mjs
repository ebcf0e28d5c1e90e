import { chmodSync, cpSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../bin/lib/run.mjs'
import { isRoot, program, temporaryFolder } from './helpers.mjs'

const nobody = { uid: 65534, gid: 65534 }

/** A checkout of its own, with the libraries of this one. */
function checkout() {
  const folder = temporaryFolder(0o755)
  const parts = ['bin', 'lib', 'prisma', 'package.json', 'package-lock.json', 'prisma.config.ts', 'tsconfig.json']
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const main = join(folder, 'lib/cli/main.ts')
  return {
    folder,
    change: (from, to) => writeFileSync(main, readFileSync(main, 'utf8').replace(from, to)),
    help: (account) => program([join(folder, 'bin/hub.mjs'), '--help'], { cwd: folder, ...account }).ended,
    madeAt: () => statSync(join(folder, '.programs/main.mjs'), { throwIfNoEntry: false })?.mtimeMs,
  }
}

test('the command line is made once, and anew when a source has changed; a fault names the line of the source', async () => {
  const { help, change, madeAt } = checkout()
  expect(await help()).toMatchObject({ code: 0, errors: '' })
  const first = madeAt()
  expect(first).toBeGreaterThan(0)
  expect((await help()).code).toBe(0)
  expect(madeAt()).toBe(first)

  change('npm run hub -- COMMAND [--json]', 'As it was changed')
  expect((await help()).lines[0]).toBe('As it was changed')

  change(
    'function help(): string {',
    "function help(): string {\n  setTimeout(() => {\n    throw new RangeError('planted')\n  })",
  )
  const { code, errors } = await help()
  expect(code).not.toBe(0)
  expect(errors).toMatch(/RangeError: planted\n +at .*lib\/cli\/main\.ts:\d+:11/)
})

test.runIf(isRoot)(
  'in a checkout that its user may not write, it runs from the sources, or as it was made',
  async () => {
    const { folder, help, madeAt } = checkout()
    chmodSync(folder, 0o755)
    expect(await help(nobody)).toMatchObject({ code: 0, errors: '' })
    expect(madeAt()).toBeUndefined()
    expect((await help()).code).toBe(0)
    expect(await help(nobody)).toMatchObject({ code: 0, errors: '' })
  },
)
