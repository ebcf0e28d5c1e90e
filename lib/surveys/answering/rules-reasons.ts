/**
 * Why an answer is not taken: stable names, in the problem documents of the API too. What a respondent reads for each
 * stands in `words/refusals.ts`.
 */
export const REASONS = [
  'notOpen',
  'closed',
  'signIn',
  'invitedOnly',
  'notWhole',
  'spent',
  'answered',
  'keyUsed',
  'changed',
  'tooFast',
  'noTeam',
  'look',
  'gone',
  'failed',
] as const
export type Reason = (typeof REASONS)[number]

const BY_CODE: Readonly<Record<string, Reason>> = {
  not_found: 'gone',
  rate_limited: 'tooFast',
  unauthenticated: 'signIn',
  invalid: 'look',
}

/** The reason of a refusal, as it was thrown or as a problem document says it; by its code where it has none of its own. */
export function reasonOf({ code, reason }: { code?: unknown; reason?: unknown }): Reason {
  return REASONS.find((one) => one === reason) ?? BY_CODE[String(code)] ?? 'failed'
}
