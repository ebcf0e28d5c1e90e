import { z } from 'zod'
import { job } from '@/lib/server/jobs'
import { findSaidTwiceType, findThemesType } from './schema-jobs'

/** Counts the evidence of insights again, after some of it came or went. */
export const rescoreInsightsJob = job({
  name: 'insights.rescore',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => (await import('./refresh')).rescoreInsightsOf,
})

/** Counts the insights again that are based on evidence which was corrected. */
export const rescoreChangedJob = job({
  name: 'insights.rescore-changed',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => (await import('./refresh')).rescoreInsightsOfChanged,
})

/** Counts all of them every night, since evidence weighs less as it grows older. */
export const rescoreAllInsightsJob = job({
  name: 'insights.rescore-all',
  data: z.object({}),
  every: '17 2 * * *',
  apart: () => true,
  load: async () => (await import('./refresh')).rescoreAllInsights,
})

/** Finds themes again, soon after evidence came in; one such job waits at a time. */
export const findThemesJob = job({
  ...findThemesType,
  every: '27 3 * * *',
  load: async () => (await import('./commands-themes')).runFindThemes,
})

/** Looks for pieces that say nearly the same; many in a process of its own, since a hundred thousand texts take seconds. */
export const findSaidTwiceJob = job({
  ...findSaidTwiceType,
  apart: ({ many }) => many,
  load: async () => {
    const { findSaidTwice } = await import('./commands-same')
    return async () => void (await findSaidTwice())
  },
})

/** Evidence came: what belongs to a theme joins it, and what does not has themes found again. */
export const evidenceChangedJob = job({
  name: 'insights.evidence-changed',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => {
    const { placeNewEvidence } = await import('./commands-place')
    return async (data) => void (await placeNewEvidence(data))
  },
})

/** Evidence went: its themes are found again, and what was read of it is deleted. */
export const evidenceWithdrawnJob = job({
  name: 'insights.evidence-withdrawn',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => (await import('./commands-themes')).promiseThemesSoon,
})

/** The good end of survey questions was changed: links that name the answers at an end take the usual ones again. */
export const followChangedEndJob = job({
  name: 'insights.follow-favourable-end',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => (await import('./commands-ends')).followFavourableEnd,
})
