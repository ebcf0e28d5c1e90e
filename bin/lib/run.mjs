import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Stop } from './say.mjs'

/** The repository's root, without a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')

const running = new Set()

/** Pass a signal on to every child that is still running; answers how many there were. */
export function signalChildren(signal) {
  for (const child of running) child.kill(signal)
  return running.size
}
process.on('exit', () => signalChildren('SIGTERM'))

/**
 * Run a program in the repository with this process's stdio; resolves with its exit code (128 + n for a signal).
 * `stdio` as in child_process; `env` is added to this process's environment.
 */
export function exitCode(command, args, { env = {}, stdio = 'inherit', cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio, env: { ...process.env, ...env } })
    running.add(child)
    child.on('error', (error) => {
      running.delete(child)
      reject(new Stop(`Could not run ${command}: ${error.message}`))
    })
    child.on('close', (code, signal) => {
      running.delete(child)
      resolve(code ?? 128 + (signals[signal] ?? 0))
    })
  })
}
const signals = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }

/** Run a program that must succeed; throws a `Stop` naming `what` otherwise. */
export async function mustRun(what, command, args, options) {
  const code = await exitCode(command, args, options)
  if (code !== 0) throw new Stop(`${what} failed (exit code ${code}); its output is above.`)
}

/** Arguments for Node that run a TypeScript file of this repository. */
export const typescript = (file, args = []) => ['--import', 'tsx', file, ...args]
