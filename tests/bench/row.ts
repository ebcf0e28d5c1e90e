/** One line of the table that the bench prints. */
export const row = (what: string, ours: string, bare: string, result: string, aim: string) =>
  console.log([what.padEnd(34), ours.padStart(12), bare.padStart(12), result.padStart(12), aim.padStart(10)].join('  '))
