import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = fileURLToPath(new URL('.', import.meta.url))

/**
 * What is not run again on a second server: what these ask of a server the others ask too, and their own subject is what
 * the hub makes of a request or a text, what it tells whom, or that it was killed, which takes them half of the time of all
 * database tests.
 */
const ON_ONE_SERVER = [
  ...['bad-input', 'bad-input-strings', 'two-worlds', 'two-worlds-sent', 'updates-told', 'themes', 'mail-kills'],
  ...['hidden-people', 'access', 'roadmap-private'],
]

/**
 * These take longest though they are short, and Vitest, which knows only their size on a fresh clone, would begin them
 * last: one processor would then wait for the other.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      ON_ONE_SERVER.some((name) => moduleId.endsWith(`/tests/db/${name}.test.ts`))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

/** Three kinds of test: `unit` beside the code, `db` against a real PostgreSQL, `start` for what `npm start` promises. */
export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    passWithNoTests: false,
    // As many files at a time as there are processors: Vitest would leave one out, which of two is half of the machine.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Pure code keeps nothing from one file to the next: read once per process, it costs a third less.
          isolate: false,
          // Hundreds of made-up inputs take longer where the processors are busy with something else.
          testTimeout: 20_000,
          include: ['{lib,components,app,prisma,bin}/**/*.test.{ts,tsx,mjs}', 'tests/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          // A process reads the libraries once, not for each file, which was half of what most files take. What is ours
          // starts anew for each: tests/db/setup.ts.
          isolate: false,
          include: ['tests/db/**/*.test.ts'],
          exclude: process.env.SECOND_SERVER ? ON_ONE_SERVER.map((name) => `tests/db/${name}.test.ts`) : [],
          globalSetup: './tests/db/global-setup.ts',
          setupFiles: './tests/db/setup.ts',
          // Waiting is not slow: a machine that is busy with something else must not fail what works.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'start',
          include: ['tests/start/**/*.test.mjs'],
          // Each of these runs servers of its own: one after the other, or the machine is measured instead.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
