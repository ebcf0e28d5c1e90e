import { paths } from '@/lib/core/paths'
import type { Room } from '@/lib/server/room'
import { endpoints } from './api'
import { forgetAllFiles, forgetCopies } from './commands-forget'
import { forgetImports, runImportJob } from './jobs'

/** The one way in for files of any kind: preview, take over, undo. Other rooms say what they read. */
export const imports: Room = {
  id: 'imports',
  nav: [
    { label: 'Import', href: paths.imports(), icon: 'import', key: 'b', access: 'import.write', section: 'workspace' },
  ],
  quickActions: [{ label: 'Import files', href: paths.imports(), access: 'import.write' }],
  endpoints: Object.values(endpoints),
  jobs: [runImportJob, forgetImports],
  erase: async (tx) => {
    await forgetAllFiles(tx)
    return { quotesRemoved: 0, insightsRescored: 0 }
  },
  forgetCopies,
}
