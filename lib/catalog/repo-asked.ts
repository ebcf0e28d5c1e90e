import type { Db, Tx } from '@/lib/server/db'

export interface QuestionRow {
  capabilityId: string
  purpose: string
  surveyId: string
  questionKey: string
  counts: string[]
}

/** The questions that ask about some capabilities, in the order in which they were linked. */
export const listQuestionRows = (db: Db, capabilityIds: readonly string[], purpose?: string): Promise<QuestionRow[]> =>
  db.capabilityQuestion.findMany({
    where: { capabilityId: { in: [...capabilityIds] }, ...(purpose && { purpose }) },
    orderBy: [{ at: 'asc' }, { surveyId: 'asc' }, { questionKey: 'asc' }],
    omit: { at: true },
  })

/** Links a question; once more changes which answers are counted. */
export const saveQuestion = (tx: Tx, { counts, ...key }: QuestionRow, at: Date) =>
  tx.capabilityQuestion.upsert({
    where: { capabilityId_purpose_surveyId_questionKey: key },
    create: { ...key, counts, at },
    update: { counts },
  })

/** @returns whether it was linked */
export const deleteQuestion = async (tx: Tx, key: Omit<QuestionRow, 'counts'>): Promise<boolean> =>
  (await tx.capabilityQuestion.deleteMany({ where: key })).count > 0
