/**
 * Words as a text that stands for itself in a pattern of LIKE: "100%" finds "100%" only. Also for Prisma's `contains` and
 * `startsWith`, which pass "%" and "_" on as they are (Prisma's documentation, "Filtering and sorting").
 */
export const literal = (words: string): string => words.replace(/[\\%_]/g, '\\$&')
