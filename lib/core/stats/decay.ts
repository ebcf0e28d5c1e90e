/** Days after which evidence counts half. Tools and teams change; what was said a year ago is a quarter of news. */
export const HALF_LIFE_DAYS = 180

/** What evidence that is `ageDays` old still counts, 0–1: ½^(age/half-life). Evidence dated ahead counts fully. */
export function recencyWeight(ageDays: number, halfLifeDays = HALF_LIFE_DAYS): number {
  if (!(halfLifeDays > 0)) throw new RangeError('A half-life is a positive number of days')
  return 0.5 ** (Math.max(0, ageDays) / halfLifeDays)
}
