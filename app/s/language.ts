import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Metadata, Route } from 'next'
import { param, withParams, type SearchParams } from '@/lib/core/url'
import { acceptedLanguages, languageFor } from '@/lib/surveys/rules-language'
import { noticesFor, type Notices } from '@/lib/surveys/messages/presenter-notices'
import { resultWords } from '@/lib/results/presenter-messages'

/**
 * The language a respondent's page speaks. It stands in the address, so that the whole page says what language it is in, and links to it
 * and what follows it stay in that: who comes without it is sent there.
 * @param path of the page, without its query
 */
export async function spokenLanguage(
  { language: own, languages }: { language: string; languages: readonly string[] },
  path: string,
  query: SearchParams,
): Promise<string> {
  const chosen = param(query, 'lang')
  const language = languageFor(own, languages, chosen, acceptedLanguages((await headers()).get('accept-language')))
  if (language !== (chosen ?? 'en')) redirect(`${path}${withParams(query, { lang: language })}` as Route)
  return language
}

/** The `generateMetadata` of a respondent's page: its title in the language of its address. */
export const titled =
  (title: keyof Notices) =>
  async ({ searchParams }: { searchParams: Promise<SearchParams> }): Promise<Metadata> => ({
    title: noticesFor(param(await searchParams, 'lang') ?? 'en')[title],
  })

/** The `generateMetadata` of results that are read by their address alone: titled in its language, and told to nobody else. */
export const titledResults =
  (title: 'results' | 'sharedResults') =>
  async ({ searchParams }: { searchParams: Promise<SearchParams> }): Promise<Metadata> => ({
    title: resultWords(param(await searchParams, 'lang'))[title],
    robots: { index: false, follow: false },
    referrer: 'no-referrer',
  })
