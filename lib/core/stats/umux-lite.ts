/**
 * UMUX-Lite of one answer, 0–100: two items on seven points, "does what I need" (a) and "is easy to use" (b):
 * (a+b−2)·100/12. RangeError outside 1–7.
 * Source: Lewis, Utesch & Maher, "UMUX-LITE: when there's no time for the SUS", CHI 2013.
 */
export function umuxLite(a: number, b: number): number {
  if (!(a >= 1 && a <= 7 && b >= 1 && b <= 7)) throw new RangeError('Both items are on seven points')
  return ((a + b - 2) * 100) / 12
}
