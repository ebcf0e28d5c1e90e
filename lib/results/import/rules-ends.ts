import type { ImportFinding } from '@/lib/core/imports'
import { endFindings, withEnds } from '@/lib/surveys/rules-ends'
import type { Question } from '@/lib/surveys/schema'

/** What is not certain of the scales that a file of responses made: numbers in a column do not say which of them is good. */
export const unsaidEnds = ({ questions }: { questions: readonly Question[] }, file: string): ImportFinding[] =>
  endFindings({ low: [], unsaid: withEnds(questions).unsaid }).map((message) => ({
    file,
    line: 1,
    key: 'survey',
    message,
  }))
