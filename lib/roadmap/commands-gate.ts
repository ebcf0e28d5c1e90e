import { AppError } from '@/lib/core/errors'
import type { Tx } from '@/lib/server/db'
import { findItem, updateItem } from './repo'
import { insightLinks } from './repo-links'
import { withFreshScores } from './refresh'
import { commitmentQuestions } from './rules-commit'

/** What is said with a commitment. */
export interface Answers {
  commitNote?: string | undefined
  opposition?: string | undefined
}

/**
 * Before an item moves to "Now": asks for a sentence where evidence, outcome or alternatives are missing, and for an answer
 * to those who want the opposite. What is said is kept on the item.
 * @param isBack it was there before: what it lacked then is not asked for, only an answer to those who want the opposite
 * @throws AppError conflict that names the fields which are asked for
 */
export async function commit(tx: Tx, id: string, answers: Answers, isBack = false): Promise<void> {
  const [item] = await withFreshScores(
    [await findItem(tx, id)].filter((row) => row !== null),
    await insightLinks(tx, [id]),
  )
  if (!item) return
  const { commitNote, opposition } = answers
  const said = { ...(commitNote && { commitNote }), ...(opposition && { opposition }) }
  const questions = commitmentQuestions({ ...item, ...said }, item.basis)
  const asked = isBack ? { ...(questions.opposition && { opposition: questions.opposition }) } : questions
  const [first] = Object.values(asked)
  if (first !== undefined) {
    const fields = Object.fromEntries(Object.entries(asked).map(([field, question]) => [field, [question]]))
    throw new AppError('conflict', Object.values(asked).join(' '), fields)
  }
  if (Object.keys(said).length > 0) await updateItem(tx, { id, status: item.status }, said)
}
