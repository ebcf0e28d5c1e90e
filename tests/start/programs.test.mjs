import { chmodSync, cpSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
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
    main,
    run: (args, account) => program([join(folder, 'bin/hub.mjs'), ...args], { cwd: folder, ...account }).ended,
    help: (account) => program([join(folder, 'bin/hub.mjs'), '--help'], { cwd: folder, ...account }).ended,
    programs: () => readdirSync(join(folder, '.programs')),
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

test('a change that keeps the size of a file and its time is seen, also where files were known without being read', async () => {
  const { help, change, main } = checkout()
  expect((await help()).code).toBe(0)
  await delay(2_100)
  // Now they are known by their names, sizes and times.
  expect((await help()).lines[0]).toBe('npm run hub -- COMMAND [--json]')
  const { atime, mtime, size } = statSync(main)
  change('npm run hub -- COMMAND [--json]', 'npm run hub -- KOMMANDO [-json]')
  utimesSync(main, atime, mtime)
  expect(statSync(main).size).toBe(size)
  expect((await help()).lines[0]).toBe('npm run hub -- KOMMANDO [-json]')
})

test('how it is used is told without starting the app; what V8 made of a program is kept, and dropped with the program', async () => {
  const { folder, help, run, change, programs } = checkout()
  const first = await help()
  const file = programs().find((name) => /^together-[0-9a-f]{16}\.js$/.test(name))
  const compiled = () => programs().filter((name) => /^together-.*\.js\.main-/.test(name))
  expect(compiled()).toEqual([expect.stringContaining(file)])

  // A program that would not start says nothing of it when it is not started, and all of it when it is.
  writeFileSync(join(folder, '.programs', file), "throw new RangeError('started')")
  expect((await help()).lines).toEqual(first.lines)
  expect((await run(['import', '--help'])).errors).toContain('started')

  change('Exit codes: 0 done', 'Codes: 0 done')
  expect((await help()).lines.at(-2)).toContain('Codes: 0 done')
  change('Codes: 0 done', 'Exit: 0 done')
  expect((await run(['import', '--help'])).lines.at(-2)).toContain('Exit: 0 done')
  expect(programs()).not.toContain(file)
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
