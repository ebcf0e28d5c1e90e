import { z } from 'zod'
import { job } from '@/lib/server/jobs'
import { runJob } from './schema-jobs'

const DAY_MS = 86_400_000

/** Goes on with an import of many files: its preview, or taking them over. */
export const runImportJob = job({
  ...runJob,
  expiresIn: 3_600,
  load: async () => {
    const [{ carryOn }, { importerOf }] = [await import('./commands'), await import('./queries-importer')]
    return async ({ id }) => {
      const importer = await importerOf(id)
      if (importer) await carryOn(importer, id)
    }
  },
})

/** Every night, files that no one came back to are forgotten. */
export const forgetImports = job({
  name: 'imports.forget',
  data: z.object({}),
  every: '53 1 * * *',
  load: async () => {
    const { forgetOldFiles } = await import('./commands-forget')
    return async () => forgetOldFiles(new Date(Date.now() - DAY_MS))
  },
})
