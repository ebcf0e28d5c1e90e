import { cache } from 'react'
import { findUsedLinksOfSurveys } from './answering/repo-links'
import { singleUseLinkHash, singleUseLinkOf } from './answering/queries-single-use-link'
import { listOpenFor, type OpenSurvey } from './repo'

/** An open survey that a person has neither answered nor declined, as far as the hub may know, with their own link to it. */
export interface OpenForPerson {
  survey: OpenSurvey
  /** Null where they answer under their name, or nobody invited them. */
  ticket: string | null
  /** False where nobody can know whether they answered: anonymous, and open to whoever has the address. */
  certain: boolean
}

/**
 * What waits for a person, read once while a page is made: the frame counts it and Home lists it. Their single-use links are computed
 * and looked up; nothing of it is kept.
 */
export const listOpenForPerson = cache(async (personId: string): Promise<OpenForPerson[]> => {
  const open = (await listOpenFor(personId)).map((survey) => {
    const ticket =
      survey.anonymity === 'anonymous' && survey.round !== null
        ? singleUseLinkOf(survey.id, personId, survey.round)
        : null
    return {
      survey,
      ticket,
      hash: ticket && singleUseLinkHash(survey.id, ticket),
      certain: survey.anonymity !== 'anonymous' || ticket !== null,
    }
  })
  const spent = await findUsedLinksOfSurveys(
    open.flatMap(({ survey, hash }) => (hash ? [{ surveyId: survey.id, hash }] : [])),
  )
  return open.flatMap(({ hash, ...one }) => (hash !== null && spent.has(hash) ? [] : [one]))
})
