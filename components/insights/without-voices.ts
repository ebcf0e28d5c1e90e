import type { Representation } from '@/lib/insights/rules-representation'

/** What is known of a team from which nobody is for it: it may be against it, or be behind a voice of no known team. */
export const withoutVoices = (
  team: string,
  { missing, unknown }: Pick<Representation, 'missing' | 'unknown'>,
): string => (missing.includes(team) ? 'missing' : unknown.includes(team) ? 'unknown' : 'none')
