import { readdirSync, readFileSync } from 'node:fs'

const filesIn = (folder: string, name: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(name))

/** Every page as its address: route groups and slots have no part in it, intercepted ones show another's. */
export function pagesOnDisk(): string[] {
  const parts = filesIn('app', 'page.tsx')
    .filter((file) => !/\(\.+\)|@/.test(file))
    .map((file) => file.split('/').slice(0, -1))
  return [...new Set(parts.map((all) => `/${all.filter((part) => !/^\(.*\)$/.test(part)).join('/')}`))]
}

/** Every exported method of every route file, as "GET /surveys/{id}". */
export const routesOnDisk = (): string[] =>
  filesIn('app/api/v1', 'route.ts')
    .filter((file) => !file.includes('[...'))
    .flatMap((file) => {
      const path = `/${file.replace('/route.ts', '').replaceAll('[', '{').replaceAll(']', '}')}`
      const source = readFileSync(`app/api/v1/${file}`, 'utf8')
      return [...source.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE)\b/gm)].map((match) => `${match[1]} ${path}`)
    })
